using System.Globalization;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Says why a wait for a group came to nothing: what is missing where, and who is in the group.</summary>
internal static class LagText
{
    public static string Behind(string name, LagSnapshot look, GroupStatus? group, TimeSpan within, long atMost, long committed)
    {
        var topics = string.Join(", ", look.Topics.Select(topic => $"'{topic.Topic}'"));
        var goal = atMost == 0
            ? $"had not committed all of {topics}"
            : string.Create(CultureInfo.InvariantCulture, $"was not within {atMost} offsets of the end of {topics}");
        return string.Join('\n',
        [
            string.Create(CultureInfo.InvariantCulture, $"Group '{name}' {goal} after {within.TotalSeconds:0.###} s: {look.Behind} to go."),
            .. look.Topics.SelectMany(topic => topic.Partitions.Where(partition => !partition.IsCaughtUp).Select(partition => Line(topic.Topic, partition, group))),
            .. Status(group),
            committed == 0 ? "  it committed nothing of that while it was waited for" : string.Create(CultureInfo.InvariantCulture, $"  it committed {committed} while it was waited for"),
        ]);
    }

    public static string Members(string name, GroupStatus? group, TimeSpan within, int members)
    {
        var goal = members == 0 ? "was not empty" : string.Create(CultureInfo.InvariantCulture, $"was not stable with {members} member{(members == 1 ? "" : "s")}");
        return string.Join('\n', [string.Create(CultureInfo.InvariantCulture, $"Group '{name}' {goal} after {within.TotalSeconds:0.###} s."), .. Status(group)]);
    }

    public static string Silent(IKafkaBroker broker, string group, TimeSpan silence, KafkaException? problem, IReadOnlyList<GroupLag> lags) => string.Join('\n',
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Sentence(broker.Describe())} has not said for {silence.TotalSeconds:0.###} s how far group '{group}' is{(problem is null ? "" : $": {problem.Error.Reason}")}. Is it still there?"),
        .. lags.Where(lag => !lag.IsCaughtUp).Select(lag => $"  before that, {lag}"),
    ]);

    /// <summary>The group's state and members, a line each.</summary>
    public static IEnumerable<string> Status(GroupStatus? group) => group switch
    {
        null => ["  the broker does not say who is in the group"],
        { Phase: GroupPhase.Missing } => [$"  {group}: no consumer of that name has joined or committed. Does one run, in that group, on this broker?"],
        { Phase: GroupPhase.Empty } => [$"  {group}: is the consumer still running?"],
        _ => [$"  {group}", .. group.Members.Select(member => $"    {member}")],
    };

    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Line(string topic, PartitionLag lag, GroupStatus? group)
    {
        var owner = group switch
        {
            null or { Members.Count: 0 } => "",
            _ when group.OwnerOf(topic, lag.Partition) is { } member => $", read by '{member.Id}'",
            _ => ", read by nobody",
        };
        return string.Create(CultureInfo.InvariantCulture, $"  '{topic}': {lag}, {lag.Behind} to go{owner}");
    }
}
