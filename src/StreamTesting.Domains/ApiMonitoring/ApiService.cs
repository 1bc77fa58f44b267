namespace StreamTesting.Domains;

/// <summary>A service of the document's table (P-03 to P-10), with the range that its kind of service answers in (P-54 to P-57).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="ErrorRate">The share of its calls that fail.</param>
/// <param name="Least">The quickest that it normally answers, in ms.</param>
/// <param name="Average">How long it takes on average where it answers normally, in ms.</param>
/// <param name="Most">The slowest that it normally answers, in ms.</param>
/// <param name="Endpoints">Its endpoints.</param>
internal sealed record ApiService(string Name, string Version, double ErrorRate, double Least, double Average, double Most, string[] Endpoints)
{
    private readonly double _below = (Most - Average) / (Most - Least);

    /// <summary>
    /// How long it takes where it answers normally: the average is the likeliest, either side thins out evenly to its end, and the weights of
    /// the sides are such that the mean is the average.
    /// </summary>
    public double NormalLatency(ref RandomSource random)
    {
        var side = random.NextDouble();
        var away = 1 - Math.Sqrt(random.NextDouble());
        return side < _below ? Average - ((Average - Least) * away) : Average + ((Most - Average) * away);
    }
}
