namespace StreamTesting;

/// <summary>A window has closed for a record: the record must not be in a result of it. Another window may still take it.</summary>
/// <param name="Number">The record.</param>
/// <param name="Start">The window's start, in ms.</param>
/// <param name="End">The window's end, in ms.</param>
/// <param name="Clock">The clock it was judged by, in ms.</param>
public sealed record RejectionOutcome(long Number, long Start, long End, long Clock) : Outcome
{
    /// <inheritdoc/>
    public override Expectation Expectation => Expectation.MustNot;
}
