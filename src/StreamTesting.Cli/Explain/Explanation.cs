using System.Globalization;
using System.Text;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>The truth of an arrival in words.</summary>
internal static class Explanation
{
    public static string Of(TruthArrival arrival, IReadOnlyList<TruthArrival> all)
    {
        var text = new StringBuilder();
        Line(text, $"{arrival.Type} {arrival.EventId} of {Key(arrival)}, arrival at position {arrival.Position} ({Place(arrival)}, offset {arrival.Offset})");
        Line(text, $"  happened      {Moments.Text(arrival.EventTime)}{(arrival.Operation == Operation.Append ? "" : $", a {Word(arrival.Operation)}")}, schema version {arrival.SchemaVersion}");
        Line(text, $"  arrived       {Moments.Text(arrival.ArrivalTime)}: {Seconds(arrival.LateBy)} later{(arrival.Causes.Contains("late") ? ", because a step made it late" : "")}");
        Line(text, arrival.LateByDays > 0
            ? (FormattableString)$"  late by day   yes: the day of arrival ({Day(arrival.ArrivalTime)}) is {arrival.LateByDays} after the day of the event ({Day(arrival.EventTime)})"
            : $"  late by day   no: it arrived on the day it happened ({Day(arrival.EventTime)})");
        OutOfOrder(text, arrival);
        Duplicate(text, arrival, all);
        Payload(text, arrival);
        Line(text, arrival.Expectation switch
        {
            Expectation.Must => (FormattableString)$"  a consumer    that keeps the first readable arrival of an id must put it out",
            Expectation.MustNot => $"  a consumer    that keeps the first readable arrival of an id must not put it out",
            _ => $"  a consumer    may put it out or not",
        });
        return text.ToString();
    }

    private static void OutOfOrder(StringBuilder text, TruthArrival arrival)
    {
        if (arrival.OutOfOrderBy > TimeSpan.Zero)
        {
            var many = arrival.Displacement >= Labels.DisplacementLimit ? $"{arrival.Displacement} or more" : $"{arrival.Displacement}";
            Line(text, $"  out of order  yes: {Moments.Text(arrival.EventTime + arrival.OutOfOrderBy)} had arrived before it in {Place(arrival)}, {Seconds(arrival.OutOfOrderBy)} ahead of its event time; {many} arrival{(arrival.Displacement == 1 ? "" : "s")} before it had a greater event time{Held(arrival, "outOfOrder")}");
        }
        else
        {
            Line(text, $"  out of order  no: nothing with a greater event time arrived before it in {Place(arrival)}");
        }

        if (arrival.OutOfOrderInEntityBy > TimeSpan.Zero)
        {
            Line(text, $"  in its entity out of order: {Moments.Text(arrival.EventTime + arrival.OutOfOrderInEntityBy)} of {Key(arrival)} had arrived before it, {Seconds(arrival.OutOfOrderInEntityBy)} ahead{Held(arrival, "outOfOrderInEntity")}");
        }
    }

    private static void Duplicate(StringBuilder text, TruthArrival arrival, IReadOnlyList<TruthArrival> all)
    {
        if (arrival.Duplicate != DuplicateKind.None)
        {
            Line(text, $"  duplicate     yes: its id arrived first at position {arrival.FirstPosition}; {Kind(arrival.Duplicate)}");
            return;
        }

        var copies = all.Where(copy => copy.FirstPosition == arrival.Position && copy.Position != arrival.Position).ToList();
        Line(text, copies.Count == 0
            ? (FormattableString)$"  duplicate     no: its id had not arrived before"
            : $"  duplicate     no: its id had not arrived before; it came again at {string.Join(", ", copies.Select(copy => $"position {copy.Position} ({Word(copy.Duplicate)})"))}");
    }

    private static void Payload(StringBuilder text, TruthArrival arrival)
    {
        if (arrival.Poison != PoisonKinds.None)
        {
            Line(text, $"  broken bytes  {arrival.Poison}: nobody can read its event from them");
        }

        foreach (var (label, values) in new[] { ("faults        ", arrival.Faults), ("schema        ", arrival.Changes), ("left out      ", arrival.LeftOut) })
        {
            if (values.Count > 0)
            {
                Line(text, $"  {label}{string.Join(", ", values)}");
            }
        }

        if (arrival.SameRowAs is { } row)
        {
            Line(text, $"  second row    it says the same as the event {row}, under an id of its own");
        }
    }

    private static string Kind(DuplicateKind kind) => kind switch
    {
        DuplicateKind.Exact => "exact: the same bytes again",
        DuplicateKind.Retry => "a retry: the same payload with a new arrival stamp",
        DuplicateKind.Conflicting => "conflicting: the same id with another payload",
        _ => "a redelivery: the same bytes, in a run of arrivals that came again",
    };

    private static string Held(TruthArrival arrival, string cause) => arrival.Causes.Contains(cause) ? ", because a step held it back" : "";

    private static string Key(TruthArrival arrival) => arrival.Key.Length == 0 ? "no key" : arrival.Key;

    private static string Place(TruthArrival arrival) => new Lane(arrival.Topic, arrival.Partition).ToString();

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)time.Ticks / TimeSpan.TicksPerSecond} s{(time >= TimeSpan.FromMinutes(1) ? $" ({time:c})" : "")}");

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
