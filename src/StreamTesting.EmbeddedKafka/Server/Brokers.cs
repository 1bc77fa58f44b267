namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The brokers of a cluster, and which of them are up. Thread-safe: each change makes a new list.</summary>
internal sealed class Brokers
{
    private volatile BrokerNode[] all = [];
    private volatile int[] down = [];
    private volatile BrokerNode[] up = [];

    public IReadOnlyList<BrokerNode> All => all;

    /// <summary>Those that clients are told of.</summary>
    public IReadOnlyList<BrokerNode> Up => up;

    /// <summary>The controller: always a broker that is up, or clients wait for it in vain; -1 if none is.</summary>
    public int ControllerId => up is [var first, ..] ? first.Id : -1;

    public bool IsUp(int id) => !down.Contains(id);

    public BrokerNode? Find(int id) => Array.Find(all, node => node.Id == id);

    public void Add(BrokerNode node) => Set([.. all, node], down);

    public void SetUp(int id, bool isUp) => Set(all, isUp ? Array.FindAll(down, other => other != id) : [.. down, id]);

    /// <summary>A broker that is up for a number: always the same as long as it is up, and the next one while it is down; null if all are.</summary>
    public BrokerNode? Choose(uint number)
    {
        var brokers = all;
        for (var i = 0; i < brokers.Length; i++)
        {
            var node = brokers[(int)((number + i) % brokers.Length)];
            if (IsUp(node.Id))
            {
                return node;
            }
        }

        return null;
    }

    private void Set(BrokerNode[] nodes, int[] stopped)
    {
        (all, down) = (nodes, stopped);
        up = Array.FindAll(nodes, node => !stopped.Contains(node.Id));
    }
}
