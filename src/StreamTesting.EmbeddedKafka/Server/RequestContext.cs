using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A request on its way: who asks whom for what, and what has to be given back when it is answered.</summary>
internal sealed class RequestContext
{
    private readonly Lock gate = new();
    private List<LogSlice>? lent;
    private Action? hurry;
    private bool isHurried;

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

    /// <summary>What an interceptor remembers between before and after.</summary>
    public object? Interception { get; set; }

    /// <summary>Keeps a slice of a log until the answer has been written.</summary>
    public ReadOnlyMemory<byte> Keep(LogSlice slice)
    {
        if (!slice.Bytes.IsEmpty)
        {
            (lent ??= []).Add(slice);
        }

        return slice.Bytes;
    }

    /// <summary>Says what to do when the client has asked for something else on the same connection, and waits for that behind this.</summary>
    public void OnHurry(Action action)
    {
        lock (gate)
        {
            hurry = action;
            if (!isHurried)
            {
                return;
            }
        }

        action();
    }

    /// <summary>Tells whoever waits that it should come to an end.</summary>
    public void Hurry()
    {
        Action? action;
        lock (gate)
        {
            isHurried = true;
            action = hurry;
        }

        action?.Invoke();
    }

    /// <summary>Gives all slices back. Called once, when the answer is written or thrown away.</summary>
    public void Release()
    {
        lent?.ForEach(slice => slice.Release());
        lent = null;
    }
}
