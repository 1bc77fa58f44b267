namespace StreamTesting;

/// <summary>The least and the greatest of some numbers, also with one of them left out.</summary>
internal readonly struct Extremes
{
    private readonly int _leastAt;
    private readonly int _greatestAt;
    private readonly long _secondLeast;
    private readonly long _secondGreatest;

    public Extremes(ReadOnlySpan<long> numbers)
    {
        (Least, _secondLeast, Greatest, _secondGreatest) = (long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            (Least, _secondLeast, _leastAt) = number < Least ? (number, Least, i) : (Least, Math.Min(_secondLeast, number), _leastAt);
            (Greatest, _secondGreatest, _greatestAt) = number > Greatest ? (number, Greatest, i) : (Greatest, Math.Max(_secondGreatest, number), _greatestAt);
        }
    }

    public long Least { get; }

    public long Greatest { get; }

    public long LeastBut(int place) => place == _leastAt ? _secondLeast : Least;

    public long GreatestBut(int place) => place == _greatestAt ? _secondGreatest : Greatest;
}
