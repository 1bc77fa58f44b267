using System.Globalization;

namespace StreamTesting.Domains;

internal static class OrderOptions
{
    public static void Validate(OrderLifecycles options)
    {
        Between(options.Count, 0, 1_000_000_000_000, nameof(options.Count), "The number of orders (count)");
        Between(options.TenantCount, 1, int.MaxValue, nameof(options.TenantCount), "The number of tenants (tenantCount)");
        Between(options.UserCount, 1, int.MaxValue, nameof(options.UserCount), "The number of users (userCount)");
        Between(options.V2Rate, 0, 1, nameof(options.V2Rate), "The share of schema version 2 (v2Rate)");
        Between(options.CancelRate, 0, 1, nameof(options.CancelRate), "The share of cancelled orders (cancelRate)");
        Between(options.ShipRate, 0, 1, nameof(options.ShipRate), "The share of shipped orders (shipRate)");
        Between(options.CorrectionRate, 0, 1, nameof(options.CorrectionRate), "The share of corrected orders (correctionRate)");
        Between(options.Span, TimeSpan.FromSeconds(1), TimeSpan.FromDays(36_500), nameof(options.Span), "The span (span)");
        Between(options.MaxEventGap, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), nameof(options.MaxEventGap), "The longest gap (maxEventGap)");
        Between(options.Transport, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(options.Transport), "The transport's delay (transport)");
        Between(options.Start, DateTimeOffset.UnixEpoch, new DateTimeOffset(5000, 1, 1, 0, 0, 0, TimeSpan.Zero), nameof(options.Start), "The start (start)");
    }

    private static void Between<T>(T value, T min, T max, string name, string of)
        where T : IComparable<T>
    {
        if (!(value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; it must lie between {min} and {max}."));
        }
    }
}
