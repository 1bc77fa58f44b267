using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>A group and its members.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Type">Its protocol.</param>
/// <param name="Phase">Its state.</param>
/// <param name="Assignor">Who shares the partitions out, for example <c>range</c> or <c>uniform</c>; empty where nobody has yet.</param>
/// <param name="Members">Its members, by id.</param>
public sealed record GroupStatus(string Group, GroupType Type, GroupPhase Phase, string Assignor, IReadOnlyList<GroupMembership> Members)
{
    /// <summary>Says in which state it is, for example <c>group 'totals' (classic) is stable with 2 members</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Phase switch
    {
        GroupPhase.Missing => $"group '{Group}' does not exist",
        GroupPhase.Empty => $"group '{Group}'{TypeText} has no members",
        _ => string.Create(CultureInfo.InvariantCulture, $"group '{Group}'{TypeText} is {Phase.ToString().ToLowerInvariant()} with {Members.Count} member{(Members.Count == 1 ? "" : "s")}"),
    };

    /// <summary>Finds who has a partition.</summary>
    internal GroupMembership? OwnerOf(string topic, int partition) => Members.FirstOrDefault(member => member.Partitions.Contains((topic, partition)));

    private string TypeText => Type == GroupType.Unknown ? "" : $" ({Type.ToString().ToLowerInvariant()})";
}
