using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>
/// Some arrivals one after the other, with their bytes, made once for all sinks. It is used again for later arrivals, so a sink keeps
/// nothing of it beyond the call.
/// </summary>
public sealed class ArrivalBatch
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256 * 1024);
    private readonly List<Arrival> _arrivals;
    private readonly List<int> _ends;
    private int _readers;

    internal ArrivalBatch(int capacity)
    {
        _arrivals = new List<Arrival>(capacity);
        _ends = new List<int>(capacity);
    }

    /// <summary>The arrivals, in their order.</summary>
    public IReadOnlyList<Arrival> Arrivals => _arrivals;

    /// <summary>All arrivals as JSON lines: each one's bytes (<c>null</c> where it has none) and a line feed.</summary>
    public ReadOnlySpan<byte> Lines => _bytes.WrittenSpan;

    /// <summary>The same as memory, for sinks that write without blocking.</summary>
    public ReadOnlyMemory<byte> LinesMemory => _bytes.WrittenMemory;

    internal bool IsPause { get; set; }

    internal BatchPlace Place { get; set; }

    internal List<Arrival> Items => _arrivals;

    internal int Readers
    {
        set => _readers = value;
    }

    /// <summary>The bytes of one arrival, without the line feed.</summary>
    /// <param name="index">Its number among <see cref="Arrivals"/>.</param>
    /// <returns>Its bytes, or <c>null</c> as text where it has none.</returns>
    public ReadOnlySpan<byte> Line(int index) => _bytes.WrittenSpan[StartOf(index)..(_ends[index] - 1)];

    /// <summary>The lines of some arrivals that follow one another, with their line feeds.</summary>
    /// <param name="from">The number of the first.</param>
    /// <param name="to">The number after the last.</param>
    /// <returns>Their bytes.</returns>
    public ReadOnlySpan<byte> LinesOf(int from, int to) => from == to ? [] : _bytes.WrittenSpan[StartOf(from).._ends[to - 1]];

    internal bool IsReadByLast() => Interlocked.Decrement(ref _readers) == 0;

    internal void Clear()
    {
        _arrivals.Clear();
        _ends.Clear();
        _bytes.ResetWrittenCount();
        IsPause = false;
    }

    internal void Format(ILineFormat format)
    {
        foreach (var arrival in _arrivals)
        {
            format.Write(arrival, _bytes);
            _bytes.Write("\n"u8);
            _ends.Add(_bytes.WrittenCount);
        }
    }

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];
}
