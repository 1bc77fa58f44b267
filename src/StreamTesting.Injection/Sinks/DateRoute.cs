using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>A file for each day (UTC) on which events happened or arrived.</summary>
internal sealed class DateRoute(string folder, string extension, bool ofArrival) : FileRoute
{
    private const string Format = "yyyy-MM-dd";

    public override long KeyOf(Arrival arrival) =>
        (ofArrival ? arrival.ArrivalTime : arrival.Event.EventTime).UtcTicks / TimeSpan.TicksPerDay;

    public override string PathOf(long key) =>
        Path.Combine(folder, new DateTime(key * TimeSpan.TicksPerDay, DateTimeKind.Utc).ToString(Format, CultureInfo.InvariantCulture) + extension);

    public override string? Note(IReadOnlyList<string> written, IFileStore store)
    {
        var own = written.Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        var others = written.Count == 0 ? [] : store.NamesIn(folder).Where(name => IsDate(name) && !own.Contains(name)).Order(StringComparer.Ordinal).ToList();
        return others.Count == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"'{folder}' also holds {others.Count} date file(s) that are not of this stream: {others[0]}{(others.Count > 1 ? " to " + others[^1] : "")}.");
    }

    private bool IsDate(string name) => name.EndsWith(extension, StringComparison.Ordinal)
        && DateOnly.TryParseExact(name.AsSpan(0, name.Length - extension.Length), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
