using System.Text;
using StreamTesting;

namespace Samples.Guests.Tests;

/// <summary>Recorded captures, and what a merge makes of a delivery of them.</summary>
internal static class Deliveries
{
    public static DebeziumCapture Capture(string name) => DebeziumCapture.Load($"captures/{name}.json");

    /// <summary>Merges a stream without a broker, into a database in memory.</summary>
    public static IReadOnlyList<Profile> MergedBy(this EventStream stream, IProfileMerge merge)
    {
        using var store = new ProfileStore("Data Source=:memory:", merge);
        foreach (var arrival in stream)
        {
            var hasValue = arrival.Event.Payload is not null;
            store.Apply(arrival.Event.Key.Length == 0 ? null : arrival.Event.Key, hasValue ? Encoding.UTF8.GetString(arrival.ToBytes()) : null);
        }

        return store.Profiles();
    }

    /// <summary>A profile as a row of the source's table.</summary>
    public static TableRow ToRow(this Profile profile) =>
        new([new("id", profile.Id), new("customer", profile.Customer), new("amount", profile.Amount), new("note", profile.Note)]);
}
