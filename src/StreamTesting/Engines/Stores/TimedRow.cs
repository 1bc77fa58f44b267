namespace StreamTesting;

/// <summary>A row of a store by key and time.</summary>
/// <param name="Time">Its time: the start of a window, or the time of a record.</param>
/// <param name="Sequence">What tells rows of one key and time apart; 0 where there is one only.</param>
/// <param name="Value">What it holds.</param>
internal readonly record struct TimedRow<T>(long Time, long Sequence, T Value)
{
    public int CompareTo(long time, long sequence) => Time != time ? Time.CompareTo(time) : Sequence.CompareTo(sequence);
}
