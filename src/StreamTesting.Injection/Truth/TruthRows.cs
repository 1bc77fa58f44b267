using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>What each step of a plan asked for beside what the labels count.</summary>
internal static class TruthRows
{
    public static IEnumerable<TruthRow> Of(StreamPlan plan, DomainSize size, TruthTally tally)
    {
        var open = size.Events - size.Ended;
        var rows = plan.Disorder.Select(step => step switch
        {
            Late late => Row($"late by {late.Least} or more", late, size.Events, tally.LateBy(late.Least)),
            LateByDays days => Row("late by day", days, size.Events, (tally.Touched.LateByDay, tally.All.LateByDay)),
            OutOfOrder order => Row("out of order", order, size.Events, (tally.Touched.OutOfOrder, tally.All.OutOfOrder)),
            OutOfOrderInEntity entity => Row("out of order in entity", entity, open, (tally.Touched.OutOfOrderInEntity, tally.All.OutOfOrderInEntity)),
            Duplicated copied => Row($"{LabelText.NameOf(copied.As)} duplicates", copied, size.Events, Copies(tally, copied.As)),
            Redelivered => new TruthRow("sent again", step.Description, null, tally.ByKind[(int)DuplicateKind.Redelivery], tally.ByKind[(int)DuplicateKind.Redelivery], tally.Arrivals),
            Faulty faulty => Counted($"fault {faulty.Fault.Name}", faulty, size.Events, tally.FaultyBy(faulty.Fault.Name)),
            Poisoned poisoned => Counted("poisoned", poisoned, size.Events, tally.Poisoned),
            DuplicateRows rows => Counted("business rows entered twice", rows, size.Events, tally.SecondRows),
            PartialUpdates partial => Counted("partial updates", partial, size.Events, tally.PartialUpdates),
            Offline => Touched(step, size, tally.TouchedBy(Causes.Offline)),
            Bursting => Touched(step, size, tally.TouchedBy(Causes.Bursting)),
            Skewed => Touched(step, size, tally.TouchedBy(Causes.Skewed)),
            Idle => Touched(step, size, tally.TouchedBy(Causes.Idle)),
            Lagging => Touched(step, size, tally.TouchedBy(Causes.Lagging)),
            Evolved => Touched(step, size, tally.TouchedBy(Causes.Evolved)),
            Resent => Touched(step, size, tally.TouchedBy(Causes.Resent)),
            DuplicatedInTransaction => Touched(step, size, tally.TouchedBy(Causes.InTransaction)),
            KeyChangesReversed => Touched(step, size, tally.TouchedBy(Causes.KeyChangeReversed)),
            UpdatedAfterDelete => Touched(step, size, tally.TouchedBy(Causes.AfterDelete)),
            SnapshotAgain => Touched(step, size, tally.TouchedBy(Causes.SnapshotAgain)),
            Disturbance { By: DisturbanceKind.LostAcknowledgement, Idempotent: false } => new TruthRow($"disturbed by {step.Description}", step.Description, null, tally.WrittenAgain, tally.WrittenAgain, tally.Arrivals),
            _ => new TruthRow(step.Description, step.Description, null, null, null, size.Events),
        });
        return rows.GroupBy(row => row.Name).Select(Joined);
    }

    private static TruthRow Touched(DisorderStep step, DomainSize size, long count) => new(step.Description, step.Description, null, count, count, size.Events);

    private static TruthRow Counted(string name, RatedStep step, long of, long count) => new(name, step.Description, null, count, count, of);

    private static TruthRow Joined(IGrouping<string, TruthRow> rows) => rows.Count() == 1 ? rows.First() : rows.First() with
    {
        Asked = string.Join(" and ", rows.Select(row => row.Asked)),
        AskedCount = rows.All(row => row.AskedCount is not null) ? rows.Sum(row => row.AskedCount) : null,
    };

    private static (long Touched, long All) Copies(TruthTally tally, DuplicateKind kind) =>
        (tally.ByKind[(int)kind] - (kind == DuplicateKind.Exact ? tally.WrittenAgain : 0), tally.ByKind[(int)kind]);

    private static TruthRow Row(string name, RatedStep step, long of, (long Touched, long All) counts)
    {
        var expected = Selection.CountOf(step.Rate, of);
        var isExact = step.Choosing == Choosing.Exactly;
        var asked = string.Create(CultureInfo.InvariantCulture, $"{step.Rate} {(isExact ? "=" : "by coin, about")} {expected}");
        return new TruthRow(name, asked, isExact ? expected : null, counts.Touched, counts.All, of);
    }
}
