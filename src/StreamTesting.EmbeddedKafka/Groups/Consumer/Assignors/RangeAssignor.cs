namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// Gives each member a range of each topic, in the order of the members: static ones first, by instance id, the others by member id. Topics
/// with as many partitions and the same members are shared out alike.
/// </summary>
internal sealed class RangeAssignor : IPartitionAssignor
{
    public string Name => "range";

    public Dictionary<string, IReadOnlySet<TopicIdPartition>> Assign(AssignmentProblem problem)
    {
        var sorted = problem.Members
            .OrderBy(member => member.InstanceId is null)
            .ThenBy(member => member.InstanceId ?? member.Id, StringComparer.Ordinal)
            .ToList();
        var targets = sorted.ToDictionary(member => member.Id, _ => new HashSet<TopicIdPartition>());
        foreach (var (topic, count) in problem.Topics)
        {
            var readers = sorted.FindAll(member => member.Topics.Contains(topic));
            var next = 0;
            for (var i = 0; i < readers.Count; i++)
            {
                var share = (count / readers.Count) + (i < count % readers.Count ? 1 : 0);
                targets[readers[i].Id].UnionWith(Enumerable.Range(next, share).Select(partition => new TopicIdPartition(topic, partition)));
                next += share;
            }
        }

        return targets.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<TopicIdPartition>)pair.Value);
    }
}
