using System.Globalization;

namespace StreamTesting.Domains.Tests;

public sealed class ApiCallsTests
{
    [Fact]
    public void Events_OfManySeeds_KeepTheRules()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            var domain = new ApiCalls(200) { Span = TimeSpan.FromHours(1 + (seed % 200)), ErrorRate = seed / 99.0 };
            var last = domain.Start;
            var ids = new HashSet<string>();
            foreach (var happened in domain.Events(new Seed(seed)))
            {
                var call = (ApiCall)happened.Payload!;
                ids.Add(happened.Id).ShouldBeTrue();
                happened.Id.ShouldMatch($"^evt_{ids.Count}_[0-9a-f]{{12}}$");
                happened.EventTime.ShouldBeInRange(last, domain.Start + domain.Span - TimeSpan.FromMicroseconds(1), $"seed {seed}");
                (happened.EventTime.Ticks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
                call.Title.ShouldBe($"{call.Source.Method} {call.Source.Endpoint}");
                call.Message.ShouldContain(call.Source.Service);
                call.Message.EndsWith(call.ErrorDetails?.ErrorMessage ?? call.Source.Service, StringComparison.Ordinal).ShouldBeTrue();
                call.Metrics.ResponseTimeMs.ShouldBeGreaterThan(0);
                last = happened.EventTime;
            }

            ids.Count.ShouldBe(200);
        }
    }

    [Fact]
    public void Fingerprint_OfTwoRunsCulturesAndThreads_IsTheSame()
    {
        var plan = Api.Calls(2000, o => o with { Key = ApiCallKey.User }).Late(0.1, TimeSpan.FromHours(1)).Duplicated(0.05, DuplicateKind.Conflicting).Over(3);
        var expected = plan.Generate(new Seed(9)).Fingerprint();
        var stream = plan.Generate(new Seed(9));
        var prints = new string[4];

        Parallel.For(0, prints.Length, i =>
        {
            CultureInfo.CurrentCulture = new CultureInfo(i % 2 == 0 ? "de-DE" : "ar-SA");
            prints[i] = stream.Fingerprint();
        });

        prints.ShouldAllBe(print => print == expected);
    }

    [Fact]
    public void Events_OfAnotherCountOrSpan_AreOtherwiseTheSame()
    {
        var few = new ApiCalls(100).Events(new Seed(4)).Select(happened => (happened.Id, happened.Payload));
        var many = new ApiCalls(1000) { Span = TimeSpan.FromDays(9) }.Events(new Seed(4)).Take(100).Select(happened => (happened.Id, happened.Payload));

        few.ShouldBe(many);
    }

    [Fact]
    public void Conflicting_OfEveryCall_DiffersInItsResponseTimeAlone()
    {
        var random = new Seed(1).Random();
        foreach (var original in new ApiCalls(500).Events(new Seed(6)))
        {
            var other = new ApiCalls().Conflicting(original, ref random);
            var (was, now) = ((ApiCall)original.Payload!, (ApiCall)other.Payload!);

            (other.Id, other.Key, other.EventTime, other.Type).ShouldBe((original.Id, original.Key, original.EventTime, original.Type));
            now.Metrics.ResponseTimeMs.ShouldNotBe(was.Metrics.ResponseTimeMs);
            (now with { Metrics = now.Metrics with { ResponseTimeMs = was.Metrics.ResponseTimeMs } }).ShouldBe(was);
        }
    }

    [Fact]
    public void Generate_TheSameFileTwice_IsAllDuplicatesTheSecondTime()
    {
        var calls = Api.Calls(1000).Redelivered(1000).Generate(new Seed(1));

        calls.Truth.CopyCount.ShouldBe(1000);
        calls.Truth.CountOf(DuplicateKind.Redelivery).ShouldBe(1000);
    }

    [Fact]
    public void Entities_ByUser_AreOneForAllWithoutAUser() => Api.Calls(2000, o => o with { Key = ApiCallKey.User, UserCount = 50 }).Generate(new Seed(1))
        .GroupBy(arrival => arrival.Event.Key).ShouldAllBe(group => group.Select(arrival => arrival.Event.Entity).Distinct().Count() == 1);
}
