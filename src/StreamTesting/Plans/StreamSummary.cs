using System.Globalization;
using System.Text;

namespace StreamTesting;

/// <summary>What a stream was asked to be beside what its arrivals are. Printed by <see cref="ToString"/> as a table.</summary>
public sealed class StreamSummary
{
    private readonly string _title;

    private readonly RateCurve? _asked;

    private StreamSummary(string title, StreamMeasurement measured, IReadOnlyList<SummaryRow> rows, RateMeasurement? rates, RateCurve? asked)
    {
        _asked = asked;
        Rates = rates;
        _title = title;
        Measured = measured;
        Rows = rows;
    }

    /// <summary>The measurement of the arrivals.</summary>
    public StreamMeasurement Measured { get; }

    /// <summary>A row for each step of the plan, and for each kind of disorder that is there without a step.</summary>
    public IReadOnlyList<SummaryRow> Rows { get; }

    /// <summary>When the events happened, beside the rates that the domain asks for; null where it has none (<see cref="Domain.RatesOf"/>).</summary>
    public RateMeasurement? Rates { get; }

    /// <summary>What disturbs the stream on its way through Kafka, in the order of the arrivals at which it happens; mostly nothing.</summary>
    public IReadOnlyList<ScheduledDisturbance> Disturbances { get; private init; } = [];

    /// <summary>The lines of the table: name, asked, measured, share, and what other causes add; below it the disturbances and the rates, where there are some.</summary>
    /// <returns>Text of several lines, with the same bytes for equal streams.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(_title).Append('\n');
        var types = string.Join(", ", Measured.ByType.Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Key} {type.Value}")));
        var names = Measured.ByLane.Keys.Select(lane => lane.Topic).Distinct().Where(topic => topic.Length > 0).ToList();
        var topics = names.Count == 0 ? "" : $" of {string.Join(", ", names)}";
        text.Append(CultureInfo.InvariantCulture, $"  {Measured.Arrivals} arrivals of {Measured.Unique} events of {Measured.Keys} keys in {Measured.ByLane.Count} partition(s){topics}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {types}\n");
        text.Append(CultureInfo.InvariantCulture, $"  from {UtcText.Of(Measured.EarliestEvent)} to {UtcText.Of(Measured.LatestEvent)}\n");
        var width = Math.Max(24, Rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max());
        var asked = Math.Max(5, Rows.Select(row => row.Asked.Length).DefaultIfEmpty(0).Max());
        text.Append(CultureInfo.InvariantCulture, $"  {"".PadRight(width)}  {"asked".PadRight(asked)}  measured\n");
        foreach (var row in Rows)
        {
            var more = row.All == row.Measured ? "" : string.Create(CultureInfo.InvariantCulture, $"; {row.All} in all, whatever the cause");
            var unmet = !(row.AskedCount > row.Measured) ? "" : string.Create(CultureInfo.InvariantCulture, $"; {row.AskedCount - row.Measured} could not be");
            text.Append(CultureInfo.InvariantCulture, $"  {row.Name.PadRight(width)}  {row.Asked.PadRight(asked)}  {row.Measured} ({Percent.Of(row.Measured, row.Of)}){unmet}{more}\n");
        }

        foreach (var disturbance in Disturbances)
        {
            text.Append("  ").Append(disturbance).Append('\n');
        }

        return text.Append(Rates is null ? "" : RateText.Of(Rates, _asked!)).ToString();
    }

    internal static StreamSummary Of(EventStream stream)
    {
        var plan = stream.Plan;
        var measured = new StreamMeasurement([.. plan.Disorder.OfType<Late>().Select(late => late.Least).Distinct()]);
        var touched = new TouchedCounts(plan.Disorder);
        var payloads = new PayloadMeasurement(plan.Disorder);
        var edges = plan.Disorder.OfType<AtEdges>().Select(step => new EdgeMeasurement(step)).ToList();
        var changes = new ChangeMeasurement();
        var asked = plan.Domain.RatesOf(stream.DomainSeed);
        var rates = asked is null ? null : new RateMeasurement(asked);
        var disturbances = new List<ScheduledDisturbance>();
        foreach (var arrival in stream)
        {
            disturbances.AddRange(arrival.Disturbances);
            measured.Add(arrival);
            touched.Add(arrival);
            payloads.Add(arrival);
            changes.Add(arrival);
            edges.ForEach(measurement => measurement.Add(arrival));
            if (arrival.First is null && rates is not null && !(arrival.Event.Index < 0 && (arrival.Causes & (Causes.Flushed | Causes.AtEdge)) != 0) && plan.Domain.FollowsRates(arrival.Event))
            {
                rates.Add(arrival.Event.EventTime);
            }
        }

        var copies = measured.Duplicates == 0 ? new CopyMeasurement() : CopyMeasurement.Of(stream);
        var placed = PlacementCounts.Of(stream, measured);
        var rows = SummaryRows.Of(plan, stream.Size, measured, touched, copies, new PayloadRows(payloads, stream), placed, edges, changes, disturbances);
        return new StreamSummary($"{plan.Domain.Name} from seed {stream.Seed}", measured, rows, rates, asked) { Disturbances = disturbances };
    }
}
