using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class HorizonTests : IAsyncLifetime
{
    private VerifiedStream _stream = null!;
    private EventStream _events = null!;

    public async Task InitializeAsync()
    {
        _stream = await VerifiedStream.Of("--n-orders 40 --duplicate-rate 0.2 --partitions 1");
        _events = StreamPlan.FromJson(File.ReadAllText(_stream.Plan), DomainCatalogs.All).Generate(new Seed(42));
    }

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Horizon_InArrivals_LetsCopiesBeyondItThroughAndNoOthers()
    {
        var copies = _events.Where(arrival => arrival.Labels.IsDuplicate).Select(arrival => arrival.Position - arrival.Labels.FirstPosition).Order().ToList();
        var middle = copies[copies.Count / 2];
        var within = Consumer.Text(Known(middle));

        var right = await Run.Of(FormattableString.Invariant($"verify {_stream.ByPlan} --horizon {middle}"), within);
        var further = await Run.Of(FormattableString.Invariant($"verify {_stream.ByPlan} --horizon {copies[^1]}"), within);
        var none = await Run.Of($"verify {_stream.ByPlan}", within);

        copies[^1].ShouldBeGreaterThan(middle);
        right.ShouldSatisfy(ExitCodes.Ok, "deduplication passed; ");
        right.Output.ShouldContain("; may, ");
        further.ShouldSatisfy(ExitCodes.Wrong, "deduplication failed: duplicate ");
        none.ShouldSatisfy(ExitCodes.Wrong, "deduplication failed: duplicate ");
    }

    [Fact]
    public async Task Horizon_OfEventTime_IsTheLibrarys()
    {
        var all = Consumer.Text(_events.Select(arrival => arrival.Event.Id));
        var judged = new Deduplication<string>(_events.Truth, id => id) { Horizon = DedupHorizon.OfEventTime(TimeSpan.FromMinutes(5)) with { SharesClock = true } }.Start();
        foreach (var arrival in _events)
        {
            judged.Observe(new Observed<string>(arrival.Event.Id) { Index = arrival.Position });
        }

        var expected = judged.Complete().Verdict;
        await Run.Of($"verify {_stream.ByPlan} --horizon 5m --horizon-shares-clock --verdict {_stream["v"]}", all);

        var verdict = VerdictReader.Read(_stream["v"]).Checks[0];
        (verdict.CountOf(Anomalies.Duplicate), verdict.May).ShouldBe((expected.CountOf(Anomalies.Duplicate), expected.May));
    }

    /// <summary>What comes out of a consumer that knows the ids of the latest arrivals.</summary>
    private IEnumerable<string> Known(long horizon)
    {
        var last = new Dictionary<string, long>();
        foreach (var arrival in _events)
        {
            if (!last.TryGetValue(arrival.Event.Id, out var at) || arrival.Position - at > horizon)
            {
                last[arrival.Event.Id] = arrival.Position;
                yield return arrival.Event.Id;
            }
        }
    }
}
