using System.Globalization;

namespace StreamTesting;

internal static class SummaryRows
{
    public static IReadOnlyList<SummaryRow> Of(
        StreamPlan plan, DomainSize size, StreamMeasurement measured, TouchedCounts touched, CopyMeasurement copies, PayloadRows payloads, PlacementCounts placed, IReadOnlyList<EdgeMeasurement> edges,
        ChangeMeasurement changes, IReadOnlyList<ScheduledDisturbance> disturbances)
    {
        var rows = new List<SummaryRow>();
        var events = size.Events;
        var open = events - size.Ended;
        rows.AddRange(edges.SelectMany(measured => EdgeRows(measured, events)));
        foreach (var step in plan.Disorder.Where(step => step is not AtEdges))
        {
            rows.Add(step switch
            {
                Late late => Row($"late by {late.Least} or more", late, events, touched.LateBy(late.Least), measured.LateBy(late.Least)),
                LateByDays days => Row("late by day", days, events, touched.LateByDay, measured.LateByDay),
                OutOfOrder order => Row("out of order", order, events, touched.OutOfOrder, measured.OutOfOrder),
                OutOfOrderInEntity entity =>
                    Row("out of order in entity", entity, open, touched.OutOfOrderInEntity, measured.OutOfOrderInEntity),
                Duplicated copied => Copies(copied, events, copies),
                PayloadStep payload => payloads.Of(payload),
                Offline or Skewed or Bursting or PartitionStep => Placed(step, measured, placed),
                Barriers barriers => new SummaryRow("barriers", barriers.Description, null, measured.Barriers, measured.Barriers, measured.Arrivals),
                DuplicatedInTransaction copied => Row("records twice in their transaction", copied, events, changes.InTransaction, changes.InTransaction),
                Resent or KeyChangesReversed or UpdatedAfterDelete or SnapshotAgain or Compacted => Changed(step, measured, changes, events),
                Disturbance disturbance => Disturbed(disturbance, measured, disturbances),
                Flushed flushed => new SummaryRow("markers at the end", flushed.Description, null, touched.Markers, touched.Markers, measured.Arrivals),
                _ => new SummaryRow("sent again", step.Description, null, copies.SentAgain, copies.SentAgain, measured.Arrivals),
            });
        }

        Unasked<OutOfOrder>(rows, plan, new SummaryRow("out of order", "", null, measured.OutOfOrder, measured.OutOfOrder, events));
        Unasked<OutOfOrderInEntity>(
            rows, plan, new SummaryRow("out of order in entity", "", null, measured.OutOfOrderInEntity, measured.OutOfOrderInEntity, open));
        Unasked<LateByDays>(rows, plan, new SummaryRow("late by day", "", null, measured.LateByDay, measured.LateByDay, events));
        rows.AddRange(touched.Faults.Select(fault => new SummaryRow($"events of fault {fault.Key}", "", null, fault.Value, fault.Value, events)));
        return [.. rows.GroupBy(row => row.Name).Select(Joined)];
    }

    internal static SummaryRow Row(string name, RatedStep step, long of, long measured, long all)
    {
        var exact = step.Choosing == Choosing.Exactly;
        var count = Selection.CountOf(step.Rate, of);
        var asked = string.Create(CultureInfo.InvariantCulture, $"{Percent.Of(step.Rate)} {(exact ? "= " : "by coin, about ")}{count}");
        return new SummaryRow(name, asked, exact ? count : null, measured, all, of);
    }

    private static IEnumerable<SummaryRow> EdgeRows(EdgeMeasurement edges, long events)
    {
        var rows = edges.Step.Edges.Select(edge => new SummaryRow(edge.ToString(), "", null, edges.Of(edge), edges.Of(edge), events)).ToList();
        var hit = rows.Count(row => row.All > 0);
        return rows.Prepend(new SummaryRow("edges of rules hit", edges.Step.Description, null, hit, hit, rows.Count));
    }

    private static void Unasked<T>(List<SummaryRow> rows, StreamPlan plan, SummaryRow row)
        where T : DisorderStep
    {
        if (row.All > 0 && !plan.Disorder.OfType<T>().Any())
        {
            rows.Add(row);
        }
    }

    private static SummaryRow Copies(Duplicated step, long events, CopyMeasurement copies) => step.As switch
    {
        DuplicateKind.Retry => Row("duplicates, other stamp", step, events, copies.OtherStamp, copies.OtherStamp),
        DuplicateKind.Conflicting => Row("duplicates, other payload", step, events, copies.OtherPayload, copies.OtherPayload),
        _ => Row("duplicates, same bytes", step, events, copies.SameBytes - copies.SentAgain - copies.AtEdge - copies.WrittenAgain, copies.SameBytes),
    };

    private static SummaryRow Placed(DisorderStep step, StreamMeasurement measured, PlacementCounts placed) => step switch
    {
        Offline offline => Row("entities offline", offline, measured.Keys, placed.EntitiesOffline, placed.EntitiesOffline),
        Skewed skewed => Row(
            $"entities in partition {skewed.Partition}", skewed, measured.Keys, placed.SkewedTo(skewed.Partition), placed.KeysIn(skewed.Partition)),
        Lagging lag => new SummaryRow(
            $"late by {lag.By} or more in partition {lag.Partition}", lag.Description, null, placed.OfStep(lag), placed.OfStep(lag), placed.ArrivalsIn(lag.Partition)),
        Idle idle => new SummaryRow(
            $"arrivals in {idle.Description.Replace($"partition {idle.Partition} idle", $"idle partition {idle.Partition}", StringComparison.Ordinal)}",
            "0", 0, placed.OfStep(idle), placed.OfStep(idle), measured.Arrivals),
        _ => new SummaryRow("held to come at once", step.Description, null, placed.HeldAtOnce, placed.HeldAtOnce, measured.Arrivals),
    };

    private static SummaryRow Disturbed(Disturbance step, StreamMeasurement measured, IReadOnlyList<ScheduledDisturbance> disturbances)
    {
        var count = disturbances.Count(scheduled => scheduled.By == step.By);
        return new SummaryRow($"disturbed by {step.Name}", step.Description, step.Times, count, count, measured.Arrivals);
    }

    private static SummaryRow Changed(DisorderStep step, StreamMeasurement measured, ChangeMeasurement changes, long events) => step switch
    {
        Resent => new SummaryRow("sent again by the source", step.Description, null, changes.Resent, changes.Resent, measured.Arrivals),
        KeyChangesReversed => new SummaryRow("new keys before old ones are gone", step.Description, null, changes.KeyChangesReversed, changes.KeyChangesReversed, changes.KeyChanges),
        UpdatedAfterDelete => new SummaryRow("changes after the delete of their row", step.Description, null, changes.AfterDelete, changes.AfterDelete, changes.Deletes),
        SnapshotAgain => new SummaryRow("rows of the snapshot again", step.Description, null, changes.ReadAgain, changes.ReadAgain, measured.Arrivals),
        _ => new SummaryRow("gone by compaction", step.Description, null, events - changes.Arrived, events - changes.Arrived, events),
    };

    private static SummaryRow Joined(IGrouping<string, SummaryRow> rows) => rows.Count() == 1 ? rows.First() : rows.First() with
    {
        Asked = string.Join(" and ", rows.Select(row => row.Asked)),
        AskedCount = rows.All(row => row.AskedCount is not null) ? rows.Sum(row => row.AskedCount) : null,
    };
}
