namespace StreamTesting;

/// <summary>One result that a window puts out. Immutable.</summary>
/// <param name="Timing">When it comes.</param>
/// <param name="Positions">The positions of the arrivals in it.</param>
/// <param name="IsLast">Whether it is known to be the window's last.</param>
public sealed record WindowPane(PaneTiming Timing, IReadOnlyList<long> Positions, bool IsLast)
{
    /// <summary>How many arrivals are in it.</summary>
    public int Count => Positions.Count;
}
