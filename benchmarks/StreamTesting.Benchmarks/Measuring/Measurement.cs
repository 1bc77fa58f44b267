namespace StreamTesting.Benchmarks;

/// <summary>A row of figures.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Items">How many things it handled.</param>
/// <param name="Elapsed">How long it took: the median of the runs.</param>
/// <param name="AllocatedBytes">What the run with that time allocated, on all threads.</param>
internal sealed record Measurement(string Name, long Items, TimeSpan Elapsed, long AllocatedBytes)
{
    public double PerSecond => Items / Elapsed.TotalSeconds;

    public double BytesPerItem => (double)AllocatedBytes / Items;
}
