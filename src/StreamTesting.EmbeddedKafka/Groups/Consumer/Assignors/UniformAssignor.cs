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

        while (BestMove(shares, readers) is var (giver, topic, taker))
        {
            taker.Add(giver.GiveUpLast(topic));
        }

        return shares.ToDictionary(share => share.Id, share => share.Partitions);
    }

    // From who has most, to who has least of those who may take it. The giver has at least two more: the sum of squares sinks, so this ends.
    private static (Share Giver, Guid Topic, Share Taker)? BestMove(List<Share> shares, Dictionary<Guid, List<Share>> readers)
    {
        foreach (var giver in shares.OrderByDescending(share => share.Count))
        {
            var moves = giver.Topics.Select(topic => (Topic: topic, Taker: Least(readers[topic])!)).Where(move => giver.Count - move.Taker.Count >= 2).ToList();
            if (moves.Count > 0)
            {
                var (topic, taker) = moves.OrderBy(move => move.Taker.Count).ThenByDescending(move => giver.CountOf(move.Topic)).ThenBy(move => move.Topic).First();
                return (giver, topic, taker);
            }
        }

        return null;
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

        public IEnumerable<Guid> Topics => topics.Where(topic => topic.Value.Count > 0).Select(topic => topic.Key);

        public int CountOf(Guid topic) => topics[topic].Count;

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
