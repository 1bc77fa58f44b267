namespace StreamTesting;

/// <summary>One line of a stream's summary: what was asked for beside what is measured.</summary>
/// <param name="Name">What is measured, for example <c>late by 00:12:00 or more</c>.</param>
/// <param name="Asked">What the plan asked for, with its number where that is exact; empty where nothing was asked.</param>
/// <param name="AskedCount">How many were asked for; null where nothing or no number was asked for.</param>
/// <param name="Measured">How many there are of those that the plan's step touched.</param>
/// <param name="All">How many there are in all by the same definition, whatever the cause.</param>
/// <param name="Of">How many there could be.</param>
public sealed record SummaryRow(string Name, string Asked, long? AskedCount, long Measured, long All, long Of)
{
    /// <summary>Whether the measured number is the asked one; true where no exact number was asked for.</summary>
    public bool IsMet => AskedCount is not { } asked || asked == Measured;
}
