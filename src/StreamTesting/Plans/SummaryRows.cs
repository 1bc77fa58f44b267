using System.Globalization;

namespace StreamTesting;

internal static class SummaryRows
{
    public static IReadOnlyList<SummaryRow> Of(StreamPlan plan, StreamMeasurement measured, TouchedCounts touched, CopyMeasurement copies)
    {
        var rows = new List<SummaryRow>();
        var events = plan.Domain.EventCount;
        var open = events - plan.Domain.EntityCount;
        foreach (var step in plan.Disorder)
        {
            rows.Add(step switch
            {
                Late late => Row($"late by {late.Least} or more", late, events, touched.LateBy(late.Least), measured.LateBy(late.Least)),
                LateByDays days => Row("late by day", days, events, touched.LateByDay, measured.LateByDay),
                OutOfOrder order => Row("out of order", order, events, touched.OutOfOrder, measured.OutOfOrder),
                OutOfOrderInEntity entity =>
                    Row("out of order in entity", entity, open, touched.OutOfOrderInEntity, measured.OutOfOrderInEntity),
                Duplicated copied => Row(CopyName(copied.As), copied, events, CopyCount(copied.As, copies), CopyCount(copied.As, copies)),
                _ => new SummaryRow("sent again", step.Description, null, copies.SameBytes, copies.SameBytes, measured.Arrivals),
            });
        }

        Unasked<OutOfOrder>(rows, plan, new SummaryRow("out of order", "", null, measured.OutOfOrder, measured.OutOfOrder, events));
        Unasked<OutOfOrderInEntity>(
            rows, plan, new SummaryRow("out of order in entity", "", null, measured.OutOfOrderInEntity, measured.OutOfOrderInEntity, open));
        Unasked<LateByDays>(rows, plan, new SummaryRow("late by day", "", null, measured.LateByDay, measured.LateByDay, events));
        return rows;
    }

    private static SummaryRow Row(string name, RatedStep step, long of, long measured, long all)
    {
        var exact = step.Choosing == Choosing.Exactly;
        var count = Selection.CountOf(step.Rate, of);
        var asked = string.Create(CultureInfo.InvariantCulture, $"{Percent.Of(step.Rate)} {(exact ? "= " : "by coin, about ")}{count}");
        return new SummaryRow(name, asked, exact ? count : null, measured, all, of);
    }

    private static void Unasked<T>(List<SummaryRow> rows, StreamPlan plan, SummaryRow row)
        where T : DisorderStep
    {
        if (row.All > 0 && !plan.Disorder.OfType<T>().Any())
        {
            rows.Add(row);
        }
    }

    private static string CopyName(DuplicateKind kind) => kind switch
    {
        DuplicateKind.Retry => "duplicates, other stamp",
        DuplicateKind.Conflicting => "duplicates, other payload",
        _ => "duplicates, same bytes",
    };

    private static long CopyCount(DuplicateKind kind, CopyMeasurement copies) => kind switch
    {
        DuplicateKind.Retry => copies.OtherStamp,
        DuplicateKind.Conflicting => copies.OtherPayload,
        _ => copies.SameBytes,
    };
}
