using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Injection.Tests;

public sealed class FileSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_OfLines_HoldsTheArrivalsInTheirOrder()
    {
        var stream = Streams.Orders();

        var written = await stream.WriteToAsync(Sink.File(_folder["out", "events.ndjson"]));

        _folder.Contents().Keys.ShouldBe(["out/events.ndjson"]);
        _folder.Contents()["out/events.ndjson"].ShouldBe(Streams.Lines(stream));
        written.Arrivals.ShouldBe(stream.Count());
        written.Bytes.ShouldBe(Streams.Lines(stream).Length);
        written.Outputs.ShouldBe([new SinkOutput(_folder["out", "events.ndjson"], written.Arrivals, written.Bytes)]);
        written.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_ByBothDatesAndInOne_AreMadeInOnePass()
    {
        var stream = Streams.Orders();

        await stream.WriteToAsync([
            Sink.File(_folder["events.ndjson"]),
            Sink.ByArrivalDate(_folder["events_by_ingest_date"]),
            Sink.ByEventDate(_folder["events_by_event_date"]),
        ]);

        var expected = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["events.ndjson"] = Streams.Lines(stream) };
        foreach (var day in stream.GroupBy(arrival => Day(arrival.ArrivalTime)))
        {
            expected[$"events_by_ingest_date/{day.Key}.ndjson"] = Streams.Lines(day);
        }

        foreach (var day in stream.GroupBy(arrival => Day(arrival.Event.EventTime)))
        {
            expected[$"events_by_event_date/{day.Key}.ndjson"] = Streams.Lines(day);
        }

        ShouldBeSame(_folder.Contents(), expected);
        expected.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task ByTopic_OfSeveralTopics_NamesFilesLikeThem()
    {
        var stream = Streams.Rows();

        await stream.WriteToAsync(Sink.ByTopic(_folder.Root));

        _folder.Contents().Keys.ShouldBe(["guests.jsonl", "rooms-prices.jsonl"]);
        _folder.Contents()["guests.jsonl"].ShouldBe(Streams.Lines(stream.Where(arrival => arrival.Topic == "guests")));
        _folder.Contents()["rooms-prices.jsonl"].ShouldBe(Streams.Lines(stream.Where(arrival => arrival.Topic == "rooms/prices")));
    }

    [Fact]
    public async Task ByTopic_OfOneWithoutAName_IsNamedLikeTheDomain()
    {
        await Streams.Orders().WriteToAsync(Sink.ByTopic(_folder.Root));

        _folder.Contents().Keys.ShouldBe(["orders.jsonl"]);
    }

    [Theory]
    [InlineData(JsonLayout.Array)]
    [InlineData(JsonLayout.IndentedArray)]
    public async Task File_OfAnArray_IsOneJsonDocument(JsonLayout layout)
    {
        var stream = Streams.Rows(1200);

        await stream.WriteToAsync(Sink.File(_folder["events.json"], layout));

        var text = Streams.Text(_folder.Contents()["events.json"]);
        using var document = JsonDocument.Parse(text);
        document.RootElement.EnumerateArray().Select(element => JsonSerializer.Serialize(element))
            .ShouldBe(stream.Select(arrival => JsonSerializer.Serialize(JsonDocument.Parse(Streams.Line(arrival).ToArray()).RootElement)));
        text.Contains('\n').ShouldBe(layout == JsonLayout.IndentedArray);
    }

    [Fact]
    public async Task File_OfAnIndentedArray_LooksAsPythonWritesIt()
    {
        await new StreamPlan(new TopicsDomain(1)).Generate(new Seed(1)).WriteToAsync(Sink.File(_folder["events.json"], JsonLayout.IndentedArray));

        Streams.Text(_folder.Contents()["events.json"]).ShouldBe(
            """
            [
              {
                "id": "e0",
                "values": [
                  0,
                  680.00
                ],
                "none": [],
                "text": "a, {b}: \"c\"",
                "inner": {
                  "is": null
                }
              }
            ]
            """);
    }

    [Theory]
    [InlineData(JsonLayout.Lines, "")]
    [InlineData(JsonLayout.Array, "[]")]
    [InlineData(JsonLayout.IndentedArray, "[]")]
    public async Task File_OfNoArrival_IsThere(JsonLayout layout, string text)
    {
        await Streams.Orders(0).WriteToAsync([Sink.File(_folder["events"], layout), Sink.ByEventDate(_folder["dates"], layout)]);

        _folder.Contents().Keys.ShouldBe(["events"]);
        Streams.Text(_folder.Contents()["events"]).ShouldBe(text);
    }

    [Fact]
    public async Task File_WithATombstone_HasNullForIt()
    {
        var stream = Streams.Rows(24);

        await stream.WriteToAsync(Sink.File(_folder["events"]));

        var lines = Streams.Text(_folder.Contents()["events"]).Split('\n');
        lines.Count(line => line == "null").ShouldBe(stream.Count(arrival => arrival.Event.Payload is null));
    }

    [Fact]
    public async Task ByEventDate_OfThousandsOfDates_NeedsFewHandles()
    {
        var stream = new StreamPlan(new TopicsDomain(2000) { Gap = TimeSpan.FromDays(1) }).Late(0.5, TimeSpan.FromDays(1500)).Generate(new Seed(3));

        var written = await stream.WriteToAsync([Sink.ByEventDate(_folder["event"]), Sink.ByArrivalDate(_folder["arrival"])]);

        written.Outputs.Count(output => output.Name.Contains("event")).ShouldBe(2000);
        written.Outputs.Where(output => output.Name.StartsWith(_folder["event"])).Sum(output => output.Lines).ShouldBe(2000);
        var expected = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var day in stream.GroupBy(arrival => Day(arrival.Event.EventTime)))
        {
            expected[$"event/{day.Key}.ndjson"] = Streams.Lines(day);
        }

        foreach (var day in stream.GroupBy(arrival => Day(arrival.ArrivalTime)))
        {
            expected[$"arrival/{day.Key}.ndjson"] = Streams.Lines(day);
        }

        ShouldBeSame(_folder.Contents(), expected);
    }

    [Fact]
    public async Task ByEventDate_InAFolderWithOtherDates_SaysSo()
    {
        Directory.CreateDirectory(_folder["dates"]);
        File.WriteAllText(_folder["dates", "1999-12-31.ndjson"], "old");
        File.WriteAllText(_folder["dates", "readme.ndjson"], "other");

        var written = await Streams.Orders().WriteToAsync(Sink.ByEventDate(_folder["dates"]));

        written.Notes.ShouldBe([$"'{_folder["dates"]}' also holds 1 date file(s) that are not of this stream: 1999-12-31.ndjson."]);
        File.ReadAllText(_folder["dates", "1999-12-31.ndjson"]).ShouldBe("old");
    }

    internal static void ShouldBeSame(SortedDictionary<string, byte[]> actual, SortedDictionary<string, byte[]> expected)
    {
        actual.Keys.ShouldBe(expected.Keys);
        foreach (var (name, bytes) in expected)
        {
            actual[name].AsSpan().SequenceEqual(bytes).ShouldBeTrue(name);
        }
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
