namespace StreamTesting;

/// <summary>One result that a window puts out. Immutable.</summary>
/// <param name="Timing">When it comes.</param>
/// <param name="Positions">The positions of the arrivals in it.</param>
/// <param name="IsLast">Whether it is known to be the window's last.</param>
public sealed record WindowPane(PaneTiming Timing, IReadOnlyList<long> Positions, bool IsLast)
{
    /// <summary>The window's start, in ms since the epoch; of a session, as it was then.</summary>
    public long StartMs { get; init; }

    /// <summary>The window's end, in ms since the epoch, as the engine names it; of a session, as it was then.</summary>
    public long EndMs { get; init; }

    /// <summary>Whether it takes back the result of a session that has grown (<see cref="SessionRules.Retracts"/>); <see cref="Positions"/> is empty then.</summary>
    public bool IsRetraction { get; init; }

    /// <summary>How many arrivals are in it.</summary>
    public int Count => Positions.Count;

    internal bool IsOf(long start, long end) => !IsRetraction && StartMs == start && EndMs == end;
}
