using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>
/// A client of the consumer protocol as the clients are: it takes what it is given at once, gives up when it comes to it, says all again after an
/// answer that it did not get, and lets go of everything when it is fenced.
/// </summary>
internal sealed class SimulatedConsumer(GroupCoordinator groups, string group, string id, string? instance = null)
{
    private HashSet<TopicIdPartition> told = [];
    private bool saysAll = true;

    public string Id => id;

    public string? Instance => instance;

    public int Epoch { get; private set; }

    public HashSet<TopicIdPartition> Owned { get; private set; } = [];

    public string[] Topics { get; set; } = ["a"];

    public GroupError Beat(bool isAnswered = true, bool saysOwned = true)
    {
        var full = saysAll || Epoch == 0;
        var result = groups.Heartbeat(group, new ConsumerHeartbeat
        {
            MemberId = id,
            InstanceId = instance,
            Epoch = Epoch,
            RebalanceTimeout = full ? TimeSpan.FromSeconds(60) : null,
            SubscribedNames = full ? Topics : null,
            Owned = Epoch == 0 ? [] : full || saysOwned ? Owned.ToList() : null,
        });
        if (!isAnswered)
        {
            saysAll = true;
            return result.Error;
        }

        if (result.Error != GroupError.None)
        {
            (Epoch, Owned, told, saysAll) = (0, [], [], true);
            return result.Error;
        }

        (Epoch, saysAll) = (result.Epoch, false);
        if (result.Assignment is { } assignment)
        {
            told = [.. assignment];
            Owned.UnionWith(told);
        }

        return GroupError.None;
    }

    public void GiveUp() => Owned.IntersectWith(told);

    public void Subscribe(params string[] topics) => (Topics, saysAll) = (topics, true);

    public void Leave(bool forNow)
    {
        Owned = [];
        groups.Heartbeat(group, new ConsumerHeartbeat
        {
            MemberId = id, InstanceId = instance, Epoch = forNow && instance is not null ? ConsumerHeartbeat.LeavesForNow : ConsumerHeartbeat.Leaves,
        });
    }
}
