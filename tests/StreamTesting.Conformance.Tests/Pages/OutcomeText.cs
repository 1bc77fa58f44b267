using System.Globalization;

namespace StreamTesting.Conformance.Tests;

/// <summary>Writes outcomes as the pages do.</summary>
/// <param name="inclusive">Whether the ends of the windows are inclusive.</param>
/// <param name="numbered">Whether panes are numbered.</param>
internal sealed class OutcomeText(bool inclusive, bool numbered)
{
    public string Write(Outcome outcome)
    {
        var text = outcome switch
        {
            PaneOutcome pane => $"{Timing(pane.Timing)} {pane.Key} {Span(pane.Start, pane.End)} of {string.Join(' ', pane.Records)}".TrimEnd() + Numbers(pane),
            RetractionOutcome back => $"takes back {back.Key} {Span(back.Start, back.End)}",
            RejectionOutcome rejection => $"{rejection.Number} not in {Span(rejection.Start, rejection.End)}",
            LateOutcome late => late.ToSideOutput ? $"{late.Number} to the side" : $"{late.Number} late",
            DropOutcome drop => $"dropped {drop.Count}",
            WatermarkOutcome watermark => $"wm {Time(watermark.Time)}",
            StatusOutcome status => status.Idle ? "idle" : "active",
            BatchOutcome batch => $"batch {batch.Batch} at wm {batch.Watermark}",
            PassOutcome pass => $"{pass.Number} through",
            SeenOutcome seen => $"{seen.Number} {(seen.Late ? "late" : "on time")} at {Time(seen.Clock)}",
            TimerOutcome timer => $"timer {timer.Key}@{timer.Time} at {Time(timer.Clock)}",
            ChangeOutcome change => $"{Sign(change.Kind)} {change.Key} = {change.Number}",
            DuplicateOutcome duplicate => $"{duplicate.Number} duplicate of {duplicate.Of}",
            DuplicateCountOutcome duplicates => $"duplicates {duplicates.Count}",
            PairOutcome pair => $"pair {Of(pair.Left)} {Of(pair.Right)}",
            RowOutcome row => $"row {row.Key} = {Of(row.Number)}",
            LiveRowOutcome live => $"alive {live.Key} = {Of(live.Number)}",
            ReadOutcome read => $"read {read.Key} = {read.Number}" + (read.AsOf is { } time ? $" as of {time}" : ""),
            TakeOutcome take => $"takes {take.Number}",
            RestOutcome rest => rest.IsWaiting ? "waits" : "empty",
            FailureOutcome => "fails",
            _ => throw new NotSupportedException($"There is no text for {outcome}."),
        };
        return outcome.Doubt is { } doubt ? $"may: {text} ({doubt})" : text;
    }

    public static string Time(long time) => time switch
    {
        long.MinValue => "none",
        long.MaxValue => "end",
        _ => time.ToString(CultureInfo.InvariantCulture),
    };

    private static string Of(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Timing(PaneTiming timing) => timing == PaneTiming.OnTime ? "on time" : timing.ToString().ToLowerInvariant();

    private static string Sign(RowKind kind) => kind switch
    {
        RowKind.Insert => "+I",
        RowKind.UpdateBefore => "-U",
        RowKind.UpdateAfter => "+U",
        _ => "-D",
    };

    private string Span(long start, long end) => $"[{start},{end}{(inclusive ? ']' : ')')}";

    private string Numbers(PaneOutcome pane) => numbered ? $" #{pane.Index}{(pane.IsLast ? " last" : "")}" : "";
}
