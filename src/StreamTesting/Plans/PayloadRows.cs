namespace StreamTesting;

/// <summary>The lines of a summary for steps that change payloads.</summary>
internal sealed class PayloadRows(PayloadMeasurement measured, EventStream stream)
{
    public SummaryRow Of(PayloadStep step)
    {
        var of = stream.PayloadCounts.Of(step);
        var (touched, all) = measured.Of(step);
        return SummaryRows.Row(NameOf(step), step, of, touched, all);
    }

    private static string NameOf(PayloadStep step) => step switch
    {
        Faulty faulty => faulty.Fault.ToString(),
        Evolved evolved => $"schema with {string.Join(" and ", evolved.Changes)}{(evolved.From is { } from ? $" from {UtcText.Of(from)}" : "")}",
        PartialUpdates partial => $"partial updates{(partial.At.Length == 0 ? "" : $" of {partial.At}")}",
        DuplicateRows => "business rows entered twice",
        _ => "poisoned",
    };
}
