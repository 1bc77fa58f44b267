using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>What was written, and how fast.</summary>
/// <param name="Arrivals">How many arrivals were written, each counted once whatever the number of sinks.</param>
/// <param name="Bytes">How many bytes those are, each arrival counted once.</param>
/// <param name="Elapsed">How long it took, from the first call to the last renamed file.</param>
/// <param name="Outputs">What the sinks have made, in their order; empty where nothing was kept.</param>
public sealed record SinkStatistics(long Arrivals, long Bytes, TimeSpan Elapsed, IReadOnlyList<SinkOutput> Outputs)
{
    /// <summary>Arrivals a second; 0 where no time has passed.</summary>
    public double ArrivalsPerSecond => Elapsed > TimeSpan.Zero ? Arrivals / Elapsed.TotalSeconds : 0;

    /// <summary>What a person should know besides, for example files of another run in the same folder; mostly empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Arrivals} arrivals, {Bytes} bytes in {Elapsed.TotalSeconds:0.###} s ({ArrivalsPerSecond:0} arrivals/s)");
}
