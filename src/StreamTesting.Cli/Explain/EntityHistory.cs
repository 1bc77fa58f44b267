using System.Globalization;
using System.Text;

namespace StreamTesting.Cli;

/// <summary>The history of one key of a stream that is about no tables: its events in the order in which they happened, where each arrived, and which of them count.</summary>
internal static class EntityHistory
{
    public static string Of(EventStream stream, string key)
    {
        var arrivals = stream.Where(arrival => arrival.Event.Key == key).ToList();
        if (arrivals.Count == 0)
        {
            throw CliException.Usage($"--key is '{key}'; no event of the stream has that key.");
        }

        var text = new StringBuilder();
        Line(text, $"{key} of seed {stream.Seed}, {stream.Plan}");
        foreach (var copies in arrivals.GroupBy(arrival => arrival.Event.Id).OrderBy(copies => copies.First().Event.EventTime))
        {
            var first = copies.First();
            Line(text, $"  {Moments.Text(first.Event.EventTime)} {first.Event.Type} {first.Event.Id}{(first.Event.Operation == Operation.Append ? "" : $", a {first.Event.Operation.ToString().ToLowerInvariant()}")}");
            foreach (var arrival in copies)
            {
                Line(text, $"    arrives at position {arrival.Position} ({new Lane(arrival.Topic, arrival.Partition)}, offset {arrival.PartitionPosition}) at {Moments.Text(arrival.ArrivalTime)}: {Labels(arrival)}");
            }
        }

        var readable = arrivals.Where(arrival => !arrival.Labels.IsPoisoned).DistinctBy(arrival => arrival.Event.Id).ToList();
        Line(text, $"  in the end    right are {readable.Count} event(s) once each, by first arrival: {string.Join(", ", readable.Select(arrival => arrival.Event.Id))}");
        return text.ToString();
    }

    private static string Labels(Arrival arrival) => arrival.Labels.ToString() is { Length: > 0 } labels ? labels : "in order";

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
