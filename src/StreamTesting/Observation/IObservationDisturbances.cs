namespace StreamTesting;

/// <summary>A source of observations that knows what disturbed the stream on its way, for the text of a failure. Implemented by the observable itself.</summary>
public interface IObservationDisturbances
{
    /// <summary>What has happened so far, in its order. May be called from any thread.</summary>
    IReadOnlyList<HappenedDisturbance> Disturbances { get; }
}
