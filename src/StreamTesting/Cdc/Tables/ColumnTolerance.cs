using System.Globalization;

namespace StreamTesting;

/// <summary>How far a value may be from the one that it is compared with.</summary>
internal sealed record ColumnTolerance(decimal? Number, TimeSpan? Time)
{
    private const decimal MostExact = decimal.MaxValue / 2;

    public bool Allows(TableColumn column, object? left, bool isLeftSent, object? right, bool isRightSent) =>
        ColumnValues.Spelled(column, left, isLeftSent) is { } one && ColumnValues.Spelled(column, right, isRightSent) is { } other
        && (Number is { } by ? AreNear(one, other, by) : AreNear(one, other, Time!.Value));

    private static bool AreNear(string left, string right, decimal by)
    {
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other))
        {
            // Two numbers of which one is far from zero have a difference that no decimal holds.
            return one is > -MostExact and < MostExact && other is > -MostExact and < MostExact && Math.Abs(one - other) <= by;
        }

        return double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var first) && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
            && Math.Abs(first - second) <= (double)by;
    }

    private static bool AreNear(string left, string right, TimeSpan by) =>
        (Instant(left) is { } one && Instant(right) is { } other && (one - other).Duration() <= by)
        || (TimeSpan.TryParse(left, CultureInfo.InvariantCulture, out var first) && TimeSpan.TryParse(right, CultureInfo.InvariantCulture, out var second) && (first - second).Duration() <= by);

    private static DateTimeOffset? Instant(string text) =>
        text.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
