using System.Text;

namespace StreamTesting;

/// <summary>The arrivals around the event of the first violation, in its partition, and beside them what came out.</summary>
internal static class Timeline
{
    private const int Around = 2;
    private const int MostPositions = 3;

    public static string Of(Verdict verdict, GroundTruth truth)
    {
        if (verdict.Violations.FirstOrDefault(violation => violation.Event is not null) is not { Event: { } known } violation)
        {
            return "";
        }

        var positions = violation.Positions.Take(MostPositions).Order().ToList();
        var rows = Window(truth, known, positions);
        if (rows.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(RuleText.Invariant($"\narrivals of {LaneText.Of(known.Topic, known.Partition)} around {known.Id}{(Tells(verdict) ? ", and what came out for them" : "")}\n"));
        Append(text, rows, verdict, positions);
        return text.ToString();
    }

    private static List<Arrival> Window(GroundTruth truth, EventTruth known, List<long> positions)
    {
        var rows = new List<Arrival>();
        var before = new Queue<Arrival>();
        var next = 0;
        var after = 0;
        foreach (var arrival in truth.Arrivals.Where(arrival => arrival.Partition == known.Partition && arrival.Topic == known.Topic))
        {
            if (next < positions.Count && arrival.Position == positions[next])
            {
                rows.AddRange(before);
                before.Clear();
                rows.Add(arrival);
                next++;
                after = Around;
            }
            else if (after > 0)
            {
                rows.Add(arrival);
                after--;
            }
            else if (next == positions.Count)
            {
                break;
            }
            else
            {
                before.Enqueue(arrival);
                if (before.Count > Around)
                {
                    before.Dequeue();
                }
            }
        }

        return rows;
    }

    private static void Append(StringBuilder text, List<Arrival> rows, Verdict verdict, List<long> positions)
    {
        var cells = rows.ConvertAll(arrival => (
            Mark: positions.Contains(arrival.Position) ? ">" : " ",
            Position: RuleText.Invariant($"{arrival.Position}"),
            Event: $"{arrival.Event.Type} {arrival.Event.Id} of {arrival.Event.Key}",
            Output: Output(arrival, verdict),
            Arrived: UtcText.Of(arrival.ArrivalTime)));
        var position = cells.Max(cell => cell.Position.Length);
        var happened = cells.Max(cell => cell.Event.Length);
        var output = cells.Max(cell => cell.Output.Length);
        var arrived = cells.Max(cell => cell.Arrived.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i].PartitionPosition > rows[i - 1].PartitionPosition + 1)
            {
                text.Append("  ").Append("...".PadLeft(position + 2)).Append('\n');
            }

            var cell = cells[i];
            text.Append("  ").Append(cell.Mark).Append(' ').Append(cell.Position.PadLeft(position)).Append("  ");
            text.Append(cell.Event.PadRight(happened)).Append(Tells(verdict) ? $"  -> {cell.Output.PadRight(output)}  " : "  ");
            text.Append(cell.Arrived.PadRight(arrived)).Append("  ").Append(rows[i].Labels).Append('\n');
        }
    }

    /// <summary>Whether the check knows which output is of which event; one of a table does not.</summary>
    private static bool Tells(Verdict verdict) => !verdict.Histories.IsEmpty;

    private static string Output(Arrival arrival, Verdict verdict)
    {
        if (arrival.Labels.IsDuplicate)
        {
            return RuleText.Invariant($"as {arrival.Labels.FirstPosition}");
        }

        var places = verdict.OutputsOf(arrival.Event.Id);
        return places.Count == 0 ? "nothing" : string.Join(", ", places.Take(4).Select(place => RuleText.Invariant($"{place.Index}"))) + (places.Count > 4 ? ", ..." : "");
    }
}
