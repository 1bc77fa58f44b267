using System.Globalization;
using System.Text.Json.Nodes;

namespace StreamTesting.Injection;

/// <summary>Lets streams happen at another time, now for example (H-42).</summary>
public static class LiveStreams
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>
    /// The same plan and seed with all moments of the plan (its start, the bounds of its rates and steps) shifted by whole seconds, so that its
    /// first arrival comes within the second before a moment. What depends on the calendar (weekends, midnights, nightly batches) is then that of the
    /// new days; a stream that begins with such may begin up to a day apart.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="firstArrival">When its first arrival is to come.</param>
    /// <param name="domains">The domains that its plan may name, as for <see cref="StreamPlan.FromJson"/>.</param>
    /// <returns>The new stream; this one where it has no arrival.</returns>
    /// <exception cref="PlanFormatException">The domain takes no such start; the message says why.</exception>
    public static EventStream StartingAt(this EventStream stream, DateTimeOffset firstArrival, DomainCatalog domains)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.FirstOrDefault() is not { } first)
        {
            return stream;
        }

        var shift = TimeSpan.FromSeconds(Math.Floor((firstArrival - first.ArrivalTime).TotalSeconds));
        var plan = JsonNode.Parse(stream.Plan.ToJson())!;
        Shift(plan, shift);
        return StreamPlan.FromJson(plan.ToJsonString(), domains).Generate(stream.Seed);
    }

    private static void Shift(JsonNode? node, TimeSpan by)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (Moment(value) is { } moment)
                    {
                        members[name] = Text(moment + by);
                    }
                    else
                    {
                        Shift(value, by);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Shift(item, by);
                }

                break;
        }
    }

    private static DateTimeOffset? Moment(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
