using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>Reads single lines of a truth file.</summary>
internal static class TruthLineReader
{
    public static TruthLine Read(string file, long number, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new TruthFormatException(file, number, $"it is {document.RootElement.ValueKind}, where an object is needed.");
            }

            var members = new TruthMembers(file, number, document.RootElement);
            return members.Text("line") switch
            {
                "header" => Header(members),
                "arrival" => Arrival(members),
                "state" => State(members),
                "summary" => Summary(members),
                var other => throw members.Problem($"'line' is '{other}'; it must be header, arrival, state or summary."),
            };
        }
        catch (JsonException e)
        {
            throw new TruthFormatException(file, number, $"it is no JSON (at byte {e.BytePositionInLine ?? 0}): the line is damaged or cut off.", e);
        }
    }

    private static TruthHeader Header(TruthMembers line)
    {
        var version = line.Number("version");
        return version == FrameText.Version
            ? new TruthHeader(
                line.Line, (int)version, line.Text("seed"), line.Text("domain"), line.Texts("topics"), (int)line.Number("partitions", 1),
                line.Text("description"), line.Object("plan").Value.GetRawText())
            : throw line.Problem($"its format version is {version}; this library reads version {FrameText.Version}.");
    }

    private static TruthArrival Arrival(TruthMembers line)
    {
        var isCopy = line.Has("duplicate");
        var position = line.Number("position");
        return new TruthArrival(
            line.Line, position, line.Text("topic"), (int)line.Number("partition"), line.Number("offset"), line.Text("eventId"), line.Text("key"),
            line.Text("type"), line.Time("eventTime"), line.Time("arrivalTime"), (int)line.Number("schemaVersion"), line.Seconds("lateBySeconds"),
            line.Word<Expectation>("expectation"))
        {
            Operation = line.Word<Operation>("operation", orDefault: true),
            LateByDays = line.Has("lateByDays") ? (int)line.Number("lateByDays", 1) : 0,
            OutOfOrderBy = line.SecondsOrZero("outOfOrderBySeconds"),
            Displacement = line.Has("displacement") ? (int)line.Number("displacement", 1) : 0,
            OutOfOrderInEntityBy = line.SecondsOrZero("outOfOrderInEntityBySeconds"),
            Duplicate = isCopy ? line.Object("duplicate").Word<DuplicateKind>("kind") : DuplicateKind.None,
            FirstPosition = isCopy ? line.Object("duplicate").Number("of") : position,
            Causes = line.Texts("causes", orNone: true),
            Faults = line.Texts("faults", orNone: true),
            Changes = line.Texts("changes", orNone: true),
            LeftOut = line.Texts("leftOut", orNone: true),
            Poison = line.Word<PoisonKinds>("poison", orDefault: true),
            SameRowAs = line.TextOrNull("sameRowAs"),
        };
    }

    private static TruthState State(TruthMembers line)
    {
        var text = line.Text("key");
        return line.Has("state")
            ? new TruthState(line.Line, line.Text("topic"), text, line.Value.GetProperty("state") is { ValueKind: not JsonValueKind.Null } state ? state.GetRawText() : null)
            : throw line.Problem("it has no member 'state'.");
    }

    private static TruthSummary Summary(TruthMembers line)
    {
        var copies = line.Object("copies");
        return new TruthSummary(
            line.Line, line.Number("arrivals"), line.Number("events"), line.Number("states"),
            Enum.GetValues<DuplicateKind>().Where(kind => kind != DuplicateKind.None).ToDictionary(kind => kind, kind => copies.Number(LabelText.NameOf(kind))),
            line.Number("lateByDay"), line.Number("outOfOrder"), line.Number("outOfOrderInEntity"), [.. line.Objects("rows").Select(Row)])
        {
            ByType = line.Object("byType").Counts(),
            ByFault = line.Object("byFault").Counts(),
            ByCause = line.Object("byCause").Counts(),
            Poisoned = line.Number("poisoned"),
            ByLane = line.Objects("byPartition").ToDictionary(lane => new Lane(lane.Text("topic"), (int)lane.Number("partition")), lane => lane.Number("arrivals")),
            EarliestEvent = line.Number("events") == 0 ? null : line.Time("earliestEvent"),
            LatestEvent = line.Number("events") == 0 ? null : line.Time("latestEvent"),
            GreatestDelay = line.Seconds("greatestDelaySeconds"),
        };
    }

    private static TruthRow Row(TruthMembers row) => new(
        row.Text("name"), row.Text("asked"), row.NumberOrNull("askedCount"), row.NumberOrNull("measured"), row.NumberOrNull("all"), row.Number("of"));
}
