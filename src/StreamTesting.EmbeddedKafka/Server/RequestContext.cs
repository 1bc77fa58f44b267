using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A request on its way: who asks whom for what, and what has to be given back when it is answered.</summary>
internal sealed class RequestContext
{
    private static readonly Action Hurried = () => { };

    private LogSlice first;
    private List<LogSlice>? further;
    private Action? hurry;

    public required Cluster Cluster { get; init; }

    public required BrokerNode Node { get; init; }

    public required ApiKey Api { get; init; }

    public required short Version { get; init; }

    public required int CorrelationId { get; init; }

    public required string? ClientId { get; init; }

    /// <summary>What is known of the client behind the connection.</summary>
    public required ClientConnection Client { get; init; }

    /// <summary>Cancelled when the connection or the broker goes.</summary>
    public required CancellationToken Gone { get; init; }

    /// <summary>The first topic the request names, if its handler looked.</summary>
    public string? Topic { get; set; }

    /// <summary>Set by a handler that wants the connection closed in place of an answer.</summary>
    public bool CloseConnection { get; set; }

    /// <summary>Set by a handler whose answer is the last thing that the client hears.</summary>
    public bool CloseAfterAnswer { get; set; }

    /// <summary>Set by an interceptor that wants half of the answer written, and the connection closed then.</summary>
    public bool TruncateAnswer { get; set; }

    /// <summary>A response that may be used again, once this request is over.</summary>
    public ProduceResponse? Produced { get; set; }

    /// <summary>Whatever the answer is made of, to be given back when it is written.</summary>
    public IDisposable? Lease { get; set; }

    /// <summary>What an interceptor remembers between before and after.</summary>
    public object? Interception { get; set; }

    /// <summary>Keeps a slice of a log until the answer has been written.</summary>
    public ReadOnlyMemory<byte> Keep(LogSlice slice)
    {
        if (slice.Bytes.IsEmpty)
        {
            return slice.Bytes;
        }

        if (first.Bytes.IsEmpty)
        {
            first = slice;
        }
        else
        {
            (further ??= []).Add(slice);
        }

        return slice.Bytes;
    }

    /// <summary>Says what to do when the client has asked for something else on the same connection, and waits for that behind this.</summary>
    public void OnHurry(Action action)
    {
        for (var seen = hurry; seen != Hurried; seen = hurry)
        {
            if (Interlocked.CompareExchange(ref hurry, action, seen) == seen)
            {
                return;
            }
        }

        action();
    }

    /// <summary>Tells whoever waits that it should come to an end.</summary>
    public void Hurry()
    {
        Interlocked.Exchange(ref hurry, Hurried)?.Invoke();
    }

    /// <summary>Gives all slices back. Called once, when the answer is written or thrown away.</summary>
    public void Release()
    {
        first.Release();
        first = default;
        further?.ForEach(slice => slice.Release());
        further = null;
    }

    /// <summary>Gives back everything, when nothing looks at the answer any more.</summary>
    public void End()
    {
        Release();
        var lease = Lease;
        Lease = null;
        lease?.Dispose();
    }
}
