namespace StreamTesting;

/// <summary>The bytes of events as the domain writes them, each event's written once. Their stamp is the event time. Not thread-safe.</summary>
internal sealed class EventBytes(IArrivalFormat format) : IDisposable
{
    private readonly JsonBytes _original = new();
    private readonly JsonBytes _copy = new();
    private StreamEvent? _written;

    /// <summary>The bytes of an event, until another one's are asked for.</summary>
    public ReadOnlySpan<byte> Of(StreamEvent happened)
    {
        if (!ReferenceEquals(_written, happened))
        {
            _original.Clear();
            new Arrival(happened, format, 0, happened.Ticks).WriteOriginalTo(_original);
            _written = happened;
        }

        return _original.Written;
    }

    /// <summary>A copy of those bytes that can be changed, until the next one is asked for.</summary>
    public JsonBytes CopyOf(StreamEvent happened)
    {
        _copy.Set(Of(happened));
        return _copy;
    }

    public bool CanApply(StreamEvent happened, FieldEdit edit) => edit.TryApply(CopyOf(happened));

    public void Dispose()
    {
        _original.Dispose();
        _copy.Dispose();
    }
}
