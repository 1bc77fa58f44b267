namespace StreamTesting;

/// <summary>
/// A source of observations that knows which stream the consumer under test was given, so that a check against the truth of another
/// stream is refused. Implemented by the observable itself.
/// </summary>
public interface IObservationOrigin
{
    /// <summary>The stream as it was injected, over the partitions it was injected into.</summary>
    StreamOrigin Injected { get; }
}
