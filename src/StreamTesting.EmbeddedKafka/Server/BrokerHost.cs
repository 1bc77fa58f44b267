namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A broker of a cluster with its port, which it keeps when it is stopped and started again.</summary>
internal sealed class BrokerHost
{
    private readonly SemaphoreSlim turn = new(1, 1);
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

    /// <summary>Closes the port and all connections; nothing happens when it is closed.</summary>
    public async Task CloseAsync(bool forGood = false)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            isOver |= forGood;
            if (listener is { } open)
            {
                listener = null;
                await open.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes the port again; nothing happens when it is open, or closed for good.</summary>
    public async Task ReopenAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (listener is null && !isOver)
            {
                listener = new BrokerListener(Node.Port, cluster);
                Open();
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
