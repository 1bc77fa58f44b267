namespace StreamTesting.EmbeddedKafka;

/// <summary>Makes rules from a menu: the n faults of a kind happen one in each n-th of its requests, where in it the seed says.</summary>
internal static class FaultMenuRules
{
    public static IEnumerable<FaultRule> Of(ulong seed, FaultMenu menu)
    {
        Check(menu);
        string? group = menu.Group;
        return
        [
            .. Spread(seed, menu, menu.LostAcknowledgements, "lost acknowledgement", "Produce", (_, _) => FaultAction.LoseAnswer),
            .. Spread(seed, menu, menu.RefusedProduces, "refused produce", "Produce", (_, _) => FaultAction.Refuse("NOT_ENOUGH_REPLICAS")),
            .. Spread(seed, menu, menu.LostFetches, "lost fetch", "Fetch", (_, _) => FaultAction.LoseAnswer),
            .. Spread(seed, menu, menu.DelayedFetches, "delayed fetch", "Fetch", (chance, i) => FaultAction.Delay(Time(menu, chance.Of(-i)))),
            .. Spread(seed, menu, menu.LeaderMoves, "leader move", "Fetch", (chance, i) => FaultAction.MoveLeader(menu.Topic, (int)(chance.Of(-i) * menu.Partitions))),
            .. Spread(seed, menu, menu.Rebalances, "rebalance", "Fetch", (_, _) => FaultAction.ForceRebalance(group!)),
            .. Spread(seed, menu, menu.SessionExpiries, "session expiry", "Fetch", (_, _) => FaultAction.ExpireSession(group!)),
            .. Spread(seed, menu, menu.LostCommits, "lost commit", "OffsetCommit", (_, _) => FaultAction.LoseAnswer).Select(rule => rule with { Group = group }),
            .. Spread(seed, menu, menu.CoordinatorMoves, "coordinator move", "Fetch", (_, _) => FaultAction.MoveGroupCoordinator(group!)),
            .. Spread(seed, menu, menu.BrokerStops, "broker down", "Fetch", (chance, i) => FaultAction.StopBroker(Broker(menu, chance, i))).SelectMany(rule => Back(rule)),
        ];
    }

    private static IEnumerable<FaultRule> Spread(ulong seed, FaultMenu menu, int count, string name, string api, Func<FaultChance, int, FaultAction> action)
    {
        var chance = new FaultChance(seed, name);
        return Enumerable.Range(1, count).Select(i => new FaultRule
        {
            Name = $"{name} {i}",
            Api = api,
            Topic = menu.Topic,
            Skip = (int)((i - 1 + chance.Of(i)) * menu.Over / count),
            Action = action(chance, i),
        });
    }

    private static IEnumerable<FaultRule> Back(FaultRule down) =>
        [down, down with { Name = down.Name.Replace("down", "up"), Skip = down.Skip + 5, Action = FaultAction.StartBroker(((FaultAction.StopBrokerAction)down.Action).Broker) }];

    private static int Broker(FaultMenu menu, FaultChance chance, int i) => 1 + (int)(chance.Of(-i) * menu.Brokers);

    private static TimeSpan Time(FaultMenu menu, double share) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Round(menu.DelayUpTo.TotalMilliseconds * share)));

    private static void Check(FaultMenu menu)
    {
        int[] counts = [menu.LostAcknowledgements, menu.RefusedProduces, menu.LostFetches, menu.DelayedFetches, menu.LeaderMoves, menu.Rebalances,
            menu.SessionExpiries, menu.LostCommits, menu.CoordinatorMoves, menu.BrokerStops];
        var problem = counts.Min() < 0 ? $"A number of faults must be 0 or more; one is {counts.Min()}."
            : menu.Partitions < 1 || menu.Over < 1 || menu.Brokers < 1 ? "Partitions, Over and Brokers must be 1 or more."
            : menu.DelayUpTo <= TimeSpan.Zero ? $"DelayUpTo must be more than zero; it is {menu.DelayUpTo}."
            : menu.Group is null && menu.Rebalances + menu.SessionExpiries + menu.LostCommits + menu.CoordinatorMoves > 0 ? "Faults of a group need a Group."
            : menu.Brokers == 1 && menu.LeaderMoves + menu.CoordinatorMoves + menu.BrokerStops > 0 ? "Moves and broker stops need more than one broker: set Brokers."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(menu));
        }
    }
}
