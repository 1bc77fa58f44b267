namespace StreamTesting.Tests;

/// <summary>Consumers that count what they do, right and wrong.</summary>
internal static class BalanceZoo
{
    private const long Bound = 120_000;
    private static readonly StreamPlan Plan = new StreamPlan(new StayDomain(80)).Poisoned(0.1).Duplicated(0.2, DuplicateKind.Retry).Late(0.2, TimeSpan.FromMinutes(30)).OutOfOrder(0.2);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Bound } };

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldBalance", "counts each arrival once", seed => Judged(seed, account => [account], false)),
        Specimen.Right("ShouldBalance", "counts what its engine counts", seed => Judged(seed, account => [account], true)),
        Specimen.Right("ShouldBalance", "counts anew after a restart", seed => Judged(seed, account => [account with { Accepted = account.Accepted - 1 }, new Account { Accepted = 1 }], false)),

        Wrong("counts copies as accepted as well", account => account with { Accepted = account.Accepted + account.Deduplicated }),
        Wrong("late ones not counted", account => account with { DroppedLate = 0 }),
        Wrong("poison not counted", account => account with { DeadLettered = 0 }),
        Wrong("late ones counted as accepted too", account => account with { Accepted = account.Accepted + (account.DroppedLate ?? 0) }),
        Wrong("a counter that runs over", account => account with { Accepted = account.Accepted % 32 }),
        Specimen.Wrong("ShouldBalance", "copies counted as late", "miscounted", seed => Judged(seed, account => [account with { DroppedLate = account.DroppedLate + account.Deduplicated, Deduplicated = 0 }], true)),
        Specimen.Wrong("ShouldBalance", "a counter below zero", "miscounted", seed => Judged(seed, account => [account with { Skipped = -1 }], false)),
        Specimen.Wrong("ShouldBalance", "reads the stream's last ten not", "unbalanced", seed => Judged(seed, account => [account with { Read = account.Elements - 10 }], false)),
    ];

    private static Specimen Wrong(string name, Func<Account, Account> counts) => Specimen.Wrong("ShouldBalance", name, "unbalanced", seed => Judged(seed, account => [counts(account)], false));

    private static Verdict Judged(ulong seed, Func<Account, Account[]> reports, bool withEngine)
    {
        var scene = Scene.Of("balance", Plan, seed);
        var engine = scene.Engine("balance", truth => truth.For(Flink));
        return reports(Count(scene)).AsObserved().Judge(new Balance<Account>(scene.Truth, account => account.Value) { Engine = withEngine ? engine : null });
    }

    private static Account Count(Scene scene)
    {
        var (seen, greatest, account) = (new HashSet<string>(), long.MinValue, new Account());
        foreach (var arrival in scene.Arrivals)
        {
            if (arrival.Labels.IsPoisoned)
            {
                account = account with { DeadLettered = account.DeadLettered + 1 };
            }
            else if (!seen.Add(arrival.Event.Id))
            {
                account = account with { Deduplicated = account.Deduplicated + 1 };
            }
            else
            {
                account = greatest > long.MinValue && Scene.Ms(arrival) <= greatest - Bound - 1
                    ? account with { DroppedLate = account.DroppedLate + 1 }
                    : account with { Accepted = account.Accepted + 1 };
                greatest = Math.Max(greatest, Scene.Ms(arrival));
            }
        }

        return account;
    }
}
