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

        Cultures.Fingerprints(plan, new Seed(9)).Distinct().ShouldBe([plan.Generate(new Seed(9)).Fingerprint()]);
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

    [Theory]
    [InlineData(50_000)]
    [InlineData(100_000)]
    public void Generate_TheDatasetsOfTheDocument_AreThatLong(int count)
    {
        var calls = new ApiCalls(count) { Span = TimeSpan.FromHours(720) };
        var times = calls.Events(new Seed(1)).Select(happened => happened.EventTime).ToList();

        times.Count.ShouldBe(count);
        times[^1].ShouldBeInRange(calls.Start.AddHours(719), calls.Start.AddHours(720) - TimeSpan.FromMicroseconds(1));
    }

    [Fact]
    public void Enumerate_ManyCalls_HoldsOnToNone() => Retention.AliveOf(new ApiCalls(20_001).Events(new Seed(1)), 20_000).ShouldBeLessThan(5);

    [Fact]
    public void Messages_CanBeQueriedAsTheDocumentDoes()
    {
        var messages = ApiSample.Read(5000, seed: 3);
        var lastHour = new ApiCalls().Start.AddHours(23);

        Ids(messages.Where(message => message.Call.Source.Service == "payment-service" && message.Call.Metrics.StatusCode == 500)).ShouldBe(
            Ids(messages.Where(message => message.Call.Title.Contains("/payments/") && message.Call.ErrorDetails?.ErrorCode.StartsWith("ERR_500") == true)));
        messages.Count(message => message.Timestamp >= lastHour).ShouldBeInRange(155, 158, "a 32nd of 5000");
        Measured.Share(messages.Count(message => message.Call.Metrics.ResponseTimeMs > 1000), 5000, 0.02665);

        static IEnumerable<string> Ids(IEnumerable<ApiMessage> found) => found.Select(message => message.EventId);
    }

    [Fact]
    public void FinalStates_ByService_AreWhatTheCallsComeTo()
    {
        var states = FinalStatesOf.Domain(new ApiCalls(2000) { ErrorRate = 0.2 }, Api.Calls().Generate(new Seed(8)).DomainSeed);
        var ofService = ApiSample.Read(2000, o => o with { ErrorRate = 0.2 }, seed: 8).GroupBy(message => message.Call.Source.Service, message => message.Call.Metrics);

        states.Count.ShouldBe(8);
        foreach (var service in ofService)
        {
            states[$" {service.Key}"].ShouldBe(FormattableString.Invariant(
                $$"""{"calls":{{service.Count()}},"client_errors":{{service.Count(call => call.StatusCode is >= 400 and < 500)}},"server_errors":{{service.Count(call => call.StatusCode >= 500)}},"cache_hits":{{service.Count(call => call.CacheHit)}},"response_time_ms":{{service.Sum(call => call.ResponseTimeMs).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}}}"""));
        }
    }

    [Fact]
    public void Entities_ByUser_AreOneForAllWithoutAUser() => Api.Calls(2000, o => o with { Key = ApiCallKey.User, UserCount = 50 }).Generate(new Seed(1))
        .GroupBy(arrival => arrival.Event.Key).ShouldAllBe(group => group.Select(arrival => arrival.Event.Entity).Distinct().Count() == 1);
}
