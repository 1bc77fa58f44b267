using System.Text.Json;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

/// <summary>Streams with several topics, and consumers of one of them.</summary>
public sealed class TopicOfStreamTests : IDisposable
{
    private const string Windows = "--check windows --engine flink --bound 1m --window-size 1d --flushes-at-end --key-field k --window-start-field s --ids-field ids";
    private readonly TemporaryFolder _folder = new();
    private readonly EventStream _stream = new StreamPlan(new HotelOperations()).Generate(new Seed(7));

    public TopicOfStreamTests() => File.WriteAllText(_folder["plan.json"], _stream.Plan.ToJson());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Dedup_OfAConsumerOfOneTopic_WaitsForNoOther()
    {
        var ids = _stream.Where(arrival => arrival.Topic == "guests").Select(arrival => arrival.Event.Id).Distinct().ToList();

        var one = await Verify("--source-topic guests", Consumer.Text(ids));
        var all = await Verify("", Consumer.Text(ids));

        one.ShouldSatisfy(ExitCodes.Ok, $"deduplication passed; {ids.Count} outputs, {ids.Count} compared\n");
        all.ShouldSatisfy(ExitCodes.Wrong, "deduplication failed: lost ");
    }

    [Fact]
    public async Task Windows_OfOneTopic_AreJudgedByItsArrivals()
    {
        var truth = new GroundTruth(_stream.Where(arrival => arrival.Topic == "bookings"), _stream.Origin)
            .For(EngineProfiles.Flink.Bounded(TimeSpan.FromMinutes(1)), WindowShape.Tumbling(TimeSpan.FromDays(1)));
        var lines = truth.Windows.Select(window => JsonSerializer.Serialize(new { k = window.Key, s = window.StartMs, ids = window.Ids }) + "\n").ToList();

        var right = await Verify($"{Windows} --source-topic bookings", string.Concat(lines));
        var part = await Verify($"{Windows} --source-topic bookings --part 2/3", string.Concat(lines));
        var wrong = await Verify($"{Windows} --source-topic bookings", string.Concat(lines.Skip(1)));
        var unsaid = await Verify(Windows, string.Concat(lines));

        right.ShouldSatisfy(ExitCodes.Ok, $"window aggregation passed; {lines.Count} outputs, {lines.Count} compared");
        part.ShouldSatisfy(ExitCodes.Ok, "window aggregation passed; ");
        wrong.ShouldSatisfy(ExitCodes.Wrong, "window aggregation failed: missing-window 1\n");
        unsaid.ExitCode.ShouldBe(ExitCodes.Usage);
        unsaid.Messages.ShouldBe("error: --check windows: the stream has the topics bookings, guests, room-prices: say by --source-topic which of them the consumer reads, or by --source-topic-field where a line tells of which it is.\n");
    }

    [Fact]
    public async Task Windows_OfAllTopics_AreToldApartByAField()
    {
        var truth = _stream.TruthFor(EngineProfiles.Flink.Bounded(TimeSpan.FromMinutes(1)), WindowShape.Tumbling(TimeSpan.FromDays(1)));
        var lines = truth.Windows.Where(window => window.Must.Count > 0).Select(window => JsonSerializer.Serialize(new { k = window.Key, s = window.StartMs, ids = window.Ids, t = window.Topic }) + "\n").ToList();

        var right = await Verify($"{Windows} --source-topic-field t", string.Concat(lines));
        var other = await Verify($"{Windows} --source-topic-field t", string.Concat(lines).Replace("\"t\":\"guests\"", "\"t\":\"bookings\"", StringComparison.Ordinal));

        right.ShouldSatisfy(ExitCodes.Ok, "window aggregation passed; ");
        other.ShouldSatisfy(ExitCodes.Wrong, "window aggregation failed: ");
    }

    [Fact]
    public async Task Merge_OfTwoTopics_IsRefused()
    {
        await Verify($"--source-topic guests --part 1/2 --verdict {_folder["a"]}", "");
        await Verify($"--source-topic bookings --part 2/2 --verdict {_folder["b"]}", "");

        var run = await Run.Of($"merge {_folder["a"]} {_folder["b"]}");

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldEndWith("is of the topic 'bookings', and " + _folder["a"] + " of the topic 'guests': only parts of what one consumer reads make a whole.\n");
    }

    [Fact]
    public async Task Topic_ThatTheStreamDoesNotHave_IsRefused() =>
        (await Verify("--source-topic guest", "")).Messages.ShouldBe("error: --source-topic is 'guest'; the stream has the topics bookings, guests, room-prices.\n");

    private Task<Run> Verify(string options, string lines) => Run.Of($"verify --plan {_folder["plan.json"]} --seed 7 {options}", lines);
}
