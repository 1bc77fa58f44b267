using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

/// <summary>Whatever a consumer put out: the verdicts of parts, merged in any order and grouping, are the verdict of the whole.</summary>
public sealed class PartProperties : IAsyncLifetime
{
    private const int Partitions = 4;
    private const string Flink = "--engine flink --bound 1m --allowed-lateness 2h";
    private VerifiedStream _stream = null!;
    private EventStream _events = null!;

    public async Task InitializeAsync()
    {
        _stream = await VerifiedStream.Of("--n-orders 40 --duplicate-rate 0.15 --poison-rate 0.08 --partitions 4");
        _events = StreamPlan.FromJson(File.ReadAllText(_stream.Plan), DomainCatalogs.All).Generate(new Seed(42));
    }

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("dedup,no-loss,order", "")]
    [InlineData("dedup", "--horizon 3 --horizon-refreshed")]
    [InlineData("dedup", "--horizon 2h")]
    [InlineData("late,late-accepted", Flink)]
    [InlineData("late,late-accepted", "--engine kafka-streams --grace 5m --window-size 1h")]
    [InlineData("late-side-output", Flink)]
    public void Events_InPartsByKeyOrPartition_AreThoseOfTheWhole(string check, string options) => Hold(
        $"--check {check} {options} --partition-field p --offset-field o",
        [.. _events.Select(arrival => Line(new { event_id = arrival.Event.Id, p = arrival.Partition, o = arrival.PartitionPosition }))],
        id => Line(new { event_id = $"nobody-{id}", p = id % Partitions, o = id }),
        [Division.ByKey, Division.ByPartition]);

    [Theory]
    [InlineData("--engine flink --bound 1m --window-size 6h")]
    [InlineData("--engine kafka-streams --grace 1h --window-size 6h --window-slide 3h")]
    [InlineData("--engine spark --bound 1m --window-size 6h --flushes-at-end")]
    [InlineData("--engine flink --bound 1m --session-gap 2h --window-end-field e --flushes-at-end")]
    public void Windows_InPartsByKeyOrPartition_AreThoseOfTheWhole(string options)
    {
        var profile = options.Contains("kafka") ? EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromHours(1)) : options.Contains("spark") ? (EngineProfile)EngineProfiles.Spark.Bounded(TimeSpan.FromMinutes(1)) : EngineProfiles.Flink.Bounded(TimeSpan.FromMinutes(1));
        var windows = options.Contains("session") ? _events.TruthForSessions(profile, TimeSpan.FromHours(2))
            : _events.TruthFor(profile, options.Contains("slide") ? WindowShape.Hopping(TimeSpan.FromHours(6), TimeSpan.FromHours(3)) : WindowShape.Tumbling(TimeSpan.FromHours(6)));
        var partitions = _events.DistinctBy(arrival => arrival.Event.Key).ToDictionary(arrival => arrival.Event.Key, arrival => arrival.Partition);

        Hold(
            $"--check windows --key-field k --window-start-field s --ids-field ids --partition-field p --offset-field o {options}",
            [.. windows.Windows.Select((window, i) => Line(new { k = window.Key, s = window.StartMs, e = window.EndMs, ids = window.Ids, p = partitions[window.Key], o = i }))],
            id => Line(new { k = $"nobody-{id}", s = id, e = id + 1, ids = new[] { "x" }, p = id % Partitions, o = id }),
            [Division.ByKey, Division.ByPartition]);
    }

    [Theory]
    [InlineData("--position-field at")]
    [InlineData("--source-partition-field p --source-offset-field so")]
    public void DeadLetters_InPartsByKeyOrPartition_AreThoseOfTheWhole(string options) => Hold(
        $"--check dead-letter --partition-field p --offset-field o {options}",
        [.. _events.Where(arrival => arrival.Labels.IsPoisoned || arrival.Position % 9 == 0).Select(arrival => Line(new { at = arrival.Position, p = arrival.Partition, so = arrival.PartitionPosition, o = arrival.Position }))],
        id => Line(new { at = 1_000_000 + id, p = id % Partitions, so = 1_000_000 + id, o = id }),
        [Division.ByKey, Division.ByPartition]);

    [Fact]
    public void Watermarks_InPartsOfTheirReporters_AreThoseOfTheWhole()
    {
        var greatest = long.MinValue;
        var lines = _events.Where(arrival => !arrival.Labels.IsPoisoned).Select((arrival, i) =>
        {
            greatest = Math.Max(greatest, arrival.Event.EventTime.ToUnixTimeMilliseconds() - 3_600_000);
            return Line(new { who = $"task-{i % 5}", watermark = greatest, p = i % Partitions, o = i });
        });

        Hold("--check watermark --key-field who --partition-field p --offset-field o --engine flink --bound 1m", [.. lines], id => Line(new { who = $"late-{id}", watermark = id, p = id % Partitions, o = id }), [Division.ByKey, Division.ByPartition]);
    }

    private void Hold(string options, IReadOnlyList<string> right, Func<int, string> made, string[] ways)
    {
        var cases = from wrongs in Gen.Choose(0, 5)
                    from edits in Gen.ArrayOf(Gen.Choose(0, 1_000_000), wrongs)
                    from way in Gen.Elements(ways)
                    from of in Gen.Choose(1, 5)
                    from order in Gen.Choose(0, int.MaxValue)
                    select (Edits: edits, Way: way, Of: way == Division.ByPartition ? Partitions : of, Order: order);
        var outcomes = new HashSet<VerdictOutcome>();
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var lines = Edited(right, one.Edits, made);
            var whole = Verdict(options, lines);
            var parts = Enumerable.Range(0, one.Of).Select(part => Verdict(
                $"{options} {(one.Way == Division.ByKey ? FormattableString.Invariant($"--part {part + 1}/{one.Of}") : FormattableString.Invariant($"--partition {part}"))}", lines)).ToList();

            var merged = Merged(parts, new Random(one.Order));

            outcomes.Add(whole.Outcome);
            merged.Outcome.ShouldBe(whole.Outcome);
            merged.Checks.Select(Numbers).ShouldBe(whole.Checks.Select(Numbers));
            merged.Checks.Select(check => check.Violations.Select(violation => violation.EventId)).ShouldBe(whole.Checks.Select(check => check.Violations.Select(violation => violation.EventId)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(2026, 11));
        outcomes.ShouldContain(VerdictOutcome.Failed);
    }

    /// <summary>Lines lost, doubled, moved and made up.</summary>
    private static string Edited(IReadOnlyList<string> right, int[] edits, Func<int, string> made)
    {
        var lines = right.ToList();
        foreach (var edit in edits.Where(_ => lines.Count > 0))
        {
            var at = edit / 4 % lines.Count;
            switch (edit % 4)
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Add(lines[at]);
                    break;
                case 2:
                    (lines[at], lines[^1]) = (lines[^1], lines[at]);
                    break;
                default:
                    lines.Insert(at, made(edit));
                    break;
            }
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }

    private VerdictDocument Verdict(string options, string lines)
    {
        var run = Run.Of($"verify {_stream.ByPlan} {options} --verdict {_stream["v"]}", lines).GetAwaiter().GetResult();
        run.ExitCode.ShouldBeOneOf(ExitCodes.Ok, ExitCodes.Wrong, run.ExitCode == ExitCodes.BadInput && run.Messages.StartsWith("error: None of the ", StringComparison.Ordinal) ? ExitCodes.BadInput : ExitCodes.Ok);
        return VerdictReader.Read(_stream["v"]);
    }

    private static VerdictDocument Merged(IEnumerable<VerdictDocument> parts, Random random)
    {
        var left = parts.OrderBy(_ => random.Next()).ToList();
        while (left.Count > 1)
        {
            var count = random.Next(2, left.Count + 1);
            var at = random.Next(left.Count - count + 1);
            var merged = VerdictMerge.Of([.. left.GetRange(at, count).Select(document => ("part", document))]);
            left.RemoveRange(at, count);
            left.Insert(random.Next(left.Count + 1), merged);
        }

        return left[0];
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value);

    private static string Numbers(Verdict check) => string.Create(
        CultureInfo.InvariantCulture,
        $"{check.Check} {check.Outcome}: {check.Observed} {check.Expected} {check.Compared}; {string.Join(", ", check.Counts)}; {string.Join(", ", check.Allowed)}; {string.Join(", ", check.MayBy)}");
}
