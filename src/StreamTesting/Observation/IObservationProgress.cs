namespace StreamTesting;

/// <summary>A source of observations that can say how far the consumer under test is. Implemented by the observable itself.</summary>
public interface IObservationProgress
{
    /// <summary>Says in a few lines how far the consumer is and who is behind, for the text of a time-out. May be called from any thread.</summary>
    /// <returns>For example <c>partition 1 is committed up to 87 of 500</c>.</returns>
    string Describe();
}
