using System.Globalization;

namespace StreamTesting;

/// <summary>What shapes have in common: checking, comparing and printing factors, and the borders of days.</summary>
internal static class Factors
{
    public static void Check(double factor, string name, string of)
    {
        if (!(factor >= 0 && factor <= RateShape.GreatestFactor))
        {
            throw new ArgumentOutOfRangeException(
                name, factor, string.Create(CultureInfo.InvariantCulture, $"The factor of {of} is {factor}; it must lie between 0 and {RateShape.GreatestFactor}."));
        }
    }

    public static void CheckList(IReadOnlyList<double> factors, int count, string name, string of)
    {
        if (factors is null || factors.Count != count)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{of} have {factors?.Count ?? 0} factors; it must be {count}."), name);
        }

        foreach (var factor in factors)
        {
            Check(factor, name, of);
        }
    }

    public static void CheckName(string name, string of)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"The name of {of} is empty; give it one, for it stands in the summary.", nameof(name));
        }
    }

    public static string Text(double factor) => factor.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Text(IEnumerable<double> factors) => string.Join(" ", factors.Select(Text));

    public static bool Same<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));

    public static int HashOf<T>(IReadOnlyList<T>? list) => list?.Count ?? 0;

    public static long Day(long ticks) => ticks / TimeSpan.TicksPerDay;

    public static long NextDay(long ticks) => (Day(ticks) + 1) * TimeSpan.TicksPerDay;

    /// <summary>Monday is 0: the first of January of the year 1 was a Monday.</summary>
    public static int DayOfWeek(long ticks) => (int)(Day(ticks) % 7);
}
