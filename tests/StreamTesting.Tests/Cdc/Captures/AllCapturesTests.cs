using System.Diagnostics;
using System.Text.Json;
using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>Over every recorded capture.</summary>
public sealed class AllCapturesTests(ITestOutputHelper output)
{
    [Fact]
    public void LoadAll_EveryCapture_KeepsEveryTextAndUnderstandsEveryRecord()
    {
        var files = RecordedCaptures.AllFiles;
        var kinds = new SortedDictionary<RecordKind, int>();
        var watch = Stopwatch.StartNew();
        var captures = 0;
        foreach (var file in files)
        {
            using var raw = RawCaptures(file).GetEnumerator();
            foreach (var capture in DebeziumCapture.LoadAll(file))
            {
                raw.MoveNext().ShouldBeTrue(file);
                TextsOf(capture).ShouldBe(TextsOf(raw.Current), capture.Id);
                capture.Controls.Select(control => control.Raw).ShouldBe(ControlsOf(raw.Current), capture.Id);
                capture.Records.Where(record => record.Problem is not null).ShouldBeEmpty(capture.Id);
                foreach (var record in capture.Records)
                {
                    kinds[record.Kind] = kinds.GetValueOrDefault(record.Kind) + 1;
                }

                captures++;
            }

            raw.MoveNext().ShouldBeFalse(file);
        }

        output.WriteLine($"{captures} captures, {kinds.Values.Sum()} records in {watch.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}");
        captures.ShouldBeGreaterThan(0);
        kinds.ShouldNotContainKey(RecordKind.Unknown);
    }

    private static IEnumerable<JsonElement> RawCaptures(string file)
    {
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            yield return JsonElement.Parse(File.ReadAllText(file));
            yield break;
        }

        using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonElement.Parse(line);
        }
    }

    private static string TextsOf(DebeziumCapture capture) => string.Join('\n', capture.Records.Select(record =>
        $"{record.Topic} {record.Partition} {record.Key ?? "<null>"} {record.Value ?? "<null>"} {string.Join(' ', record.Headers.Select(header => $"{header.Key}={header.Value}"))}"));

    private static string TextsOf(JsonElement capture) => string.Join('\n', capture.GetProperty("records").EnumerateArray().Where(line => line.TryGetProperty("topic", out _)).Select(line =>
        $"{line.GetProperty("topic").GetString()} {line.GetProperty("partition").GetInt32()} {line.GetProperty("key").GetString() ?? "<null>"} {line.GetProperty("value").GetString() ?? "<null>"} "
        + string.Join(' ', line.GetProperty("headers").EnumerateObject().Select(header => $"{header.Name}={header.Value.GetString()}"))));

    private static IEnumerable<string> ControlsOf(JsonElement capture) =>
        capture.GetProperty("records").EnumerateArray().Where(line => !line.TryGetProperty("topic", out _)).Select(line => line.GetRawText());
}
