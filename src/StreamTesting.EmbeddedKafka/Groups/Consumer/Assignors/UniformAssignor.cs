namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// Gives all members as many partitions, give or take one, as far as their subscriptions let it, and moves no partition that it need not:
/// what a member was to have it keeps, what is free goes to who has least, and then those with most give to those with least.
/// </summary>
internal sealed class UniformAssignor : IPartitionAssignor
{
    public string Name => "uniform";

    public Dictionary<string, IReadOnlySet<TopicIdPartition>> Assign(AssignmentProblem problem)
    {
        var shares = problem.Members.Select(member => new Share(member)).ToList();
        var free = problem.Topics.SelectMany(topic => AssignmentProblem.PartitionsOf(topic.Key, topic.Value)).ToHashSet();
        shares.ForEach(share => share.Keep(free));

        var readers = problem.Topics.Keys.ToDictionary(topic => topic, topic => shares.FindAll(share => share.Reads(topic)));
        foreach (var partition in free.OrderBy(partition => readers[partition.Topic].Count).ThenBy(partition => partition))
        {
            Least(readers[partition.Topic])?.Add(partition);
        }

        var shared = readers.Where(topic => topic.Value.Count > 1).OrderBy(topic => topic.Key).ToList();
        bool moved;
        do
        {
            moved = shared.Count(topic => Level(topic.Key, topic.Value)) > 0;
        }
        while (moved);

        return shares.ToDictionary(share => share.Id, share => share.Partitions);
    }

    // Each move takes from who has at least two more than who gets: the sum of squares sinks, so this ends.
    private static bool Level(Guid topic, List<Share> readers)
    {
        var moved = false;
        while (readers.Where(share => share.Has(topic)).MaxBy(share => share.Count) is { } most
            && Least(readers) is { } least && most.Count - least.Count >= 2)
        {
            least.Add(most.GiveUpLast(topic));
            moved = true;
        }

        return moved;
    }

    private static Share? Least(List<Share> readers) => readers.MinBy(share => share.Count);

    private sealed class Share(AssignedMember member)
    {
        private readonly Dictionary<Guid, SortedSet<int>> topics = [];

        public string Id => member.Id;

        public int Count { get; private set; }

        public IReadOnlySet<TopicIdPartition> Partitions =>
            topics.SelectMany(topic => topic.Value.Select(partition => new TopicIdPartition(topic.Key, partition))).ToHashSet();

        public bool Reads(Guid topic) => member.Topics.Contains(topic);

        public bool Has(Guid topic) => topics.TryGetValue(topic, out var partitions) && partitions.Count > 0;

        public void Keep(HashSet<TopicIdPartition> free)
        {
            foreach (var partition in member.Target.Where(partition => Reads(partition.Topic) && free.Remove(partition)))
            {
                Add(partition);
            }
        }

        public void Add(TopicIdPartition partition)
        {
            if (!topics.TryGetValue(partition.Topic, out var partitions))
            {
                topics[partition.Topic] = partitions = [];
            }

            Count += partitions.Add(partition.Partition) ? 1 : 0;
        }

        public TopicIdPartition GiveUpLast(Guid topic)
        {
            var last = topics[topic].Max;
            topics[topic].Remove(last);
            Count--;
            return new TopicIdPartition(topic, last);
        }
    }
}
