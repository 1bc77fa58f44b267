using System.Runtime.CompilerServices;

namespace StreamTesting.Domains;

/// <summary>The steps of an order in the order of their times, at most four, each as its second since year 1 and its kind in one number.</summary>
internal struct OrderSchedule
{
    private const int StepBits = 3;
    private Entries _entries;

    public int Count { get; private set; }

    public readonly long SecondsOf(int entry) => _entries[entry] >> StepBits;

    public readonly OrderStep StepOf(int entry) => (OrderStep)(_entries[entry] & ((1 << StepBits) - 1));

    public void Add(OrderStep step, long seconds)
    {
        var entry = (seconds << StepBits) | (long)step;
        var place = Count++;
        while (place > 0 && _entries[place - 1] > entry)
        {
            _entries[place] = _entries[place - 1];
            place--;
        }

        _entries[place] = entry;
    }

    [InlineArray(4)]
    private struct Entries
    {
        private long _first;
    }
}
