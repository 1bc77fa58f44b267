namespace StreamTesting;

/// <summary>One run of a check over observations. Mutable and not thread-safe: one observation after the other, and then the end, once.</summary>
/// <typeparam name="T">What is observed.</typeparam>
public interface ICheckFold<T>
{
    /// <summary>Takes the next observation in.</summary>
    /// <param name="observation">What the consumer did next.</param>
    /// <returns>What is wrong with it, at once; mostly nothing, and then nothing is allocated.</returns>
    IReadOnlyList<Violation> Observe(Observed<T> observation);

    /// <summary>Ends the fold.</summary>
    /// <param name="ending">How the observation ended.</param>
    /// <param name="error">The exception it ended with, or null.</param>
    /// <returns>The verdict, and what only the end could tell.</returns>
    CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null);
}
