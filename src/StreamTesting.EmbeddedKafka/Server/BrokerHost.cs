namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A broker of a cluster with its port, which it keeps when it is stopped and started again.</summary>
internal sealed class BrokerHost
{
    private readonly Lock turn = new();
    private readonly Cluster cluster;
    private readonly HandlerTable handlers;
    private readonly IRequestInterceptor? interceptor;
    private BrokerListener? listener;
    private bool isOver;

    public BrokerHost(Cluster cluster, int id, int port, HandlerTable handlers, IRequestInterceptor? interceptor)
    {
        (this.cluster, this.handlers, this.interceptor) = (cluster, handlers, interceptor);
        listener = new BrokerListener(port, cluster);
        Node = new BrokerNode(id, cluster.Options.Host, listener.Port);
    }

    public BrokerNode Node { get; }

    /// <summary>Takes connections from now on.</summary>
    public void Open() => listener!.Start(new RequestDispatcher(cluster, Node, handlers, interceptor));

    /// <summary>Closes the port and all connections, and waits until they are closed; nothing happens when it is closed.</summary>
    public void Close(bool forGood = false)
    {
        lock (turn)
        {
            isOver |= forGood;
            listener?.Dispose();
            listener = null;
        }
    }

    /// <summary>Takes the port again; nothing happens when it is open, or closed for good.</summary>
    public void Reopen()
    {
        lock (turn)
        {
            if (listener is null && !isOver)
            {
                listener = new BrokerListener(Node.Port, cluster);
                Open();
            }
        }
    }
}
