using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>How far a group is, at one moment of a wait.</summary>
/// <param name="Group">The group and its members.</param>
/// <param name="Topics">Its lag in each topic.</param>
/// <param name="Elapsed">How long it has been watched.</param>
/// <param name="Rate">How many offsets it committed a second lately (in the last 10 s at most); null at the first look, when there is nothing to compare with.</param>
public sealed record LagSnapshot(GroupStatus Group, IReadOnlyList<GroupLag> Topics, TimeSpan Elapsed, double? Rate)
{
    /// <summary>How many offsets it still has to commit in all topics.</summary>
    public long Behind => Topics.Sum(topic => topic.Behind);

    /// <summary>Whether nothing is left to commit.</summary>
    public bool IsCaughtUp => Topics.All(topic => topic.IsCaughtUp);

    /// <summary>How long the rest takes at this rate; null where that is not known, because nothing was committed lately.</summary>
    public TimeSpan? Remaining => Rate is > 0 and var rate && Behind / rate < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(Behind / rate) : null;

    /// <summary>Says where it is, for example <c>group 'totals' (classic) is stable with 2 members, 46 behind: committed 120 of 166 in partition 1 of 'orders'; 12 a second, 4 s to go</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var behind = Topics.SelectMany(topic => topic.Partitions.Where(partition => !partition.IsCaughtUp).Select(partition => $"{partition} of '{topic.Topic}'"));
        var rate = Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Rate:0.#} a second");
        var left = Remaining is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {Remaining.Value.TotalSeconds:0.#} s to go");
        return IsCaughtUp ? $"{Group}, at the end" : string.Create(CultureInfo.InvariantCulture, $"{Group}, {Behind} behind: {string.Join(", ", behind)}{rate}{left}");
    }
}
