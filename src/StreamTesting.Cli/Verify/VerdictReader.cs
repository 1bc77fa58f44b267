using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Reads the verdict file of a part, or says what is wrong with it.</summary>
internal static class VerdictReader
{
    public static VerdictDocument Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return Read(new VerdictMembers(path, "", document.RootElement));
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCodes.BadInput, FormattableString.Invariant($"{path}, line {(e.LineNumber ?? 0) + 1}: it is no JSON (at byte {e.BytePositionInLine ?? 0}): the file is damaged or cut off."));
        }
        catch (InvalidOperationException)
        {
            throw new CliException(ExitCodes.BadInput, $"{path}: a text in it is not UTF-8.");
        }
    }

    private static VerdictDocument Read(VerdictMembers file)
    {
        if (!file.Has("file") || file.Text("file") != "verdict")
        {
            throw file.Problem("it is no verdict file (verify --verdict FILE writes one).");
        }

        if (file.Number("version") is var version && version != VerdictWriter.Version)
        {
            throw file.Problem(FormattableString.Invariant($"its version is {version}; this program reads version {VerdictWriter.Version}."));
        }

        var seed = file.Text("seed");
        if (!Seed.TryParse(seed, out var known))
        {
            throw file.Problem($"its seed '{seed}' is none.");
        }

        var origin = new StreamOrigin(known, file.Text("description"), file.Object("plan").Value.GetRawText()) { Partitions = (int)file.Number("partitions", 1, 1_000_000) };
        return (file.Has("parts") ? Divided(file, origin) : new VerdictDocument(origin, Division.Whole, Whole(file))) with { Topic = file.TextOrNull("topic") };
    }

    private static Dictionary<int, PartVerdicts> Whole(VerdictMembers file) => new() { [0] = new PartVerdicts(Checks(file), file.Number("skippedLines")) };

    private static VerdictDocument Divided(VerdictMembers file, StreamOrigin origin)
    {
        var of = (int)file.Number("partCount", 1, 1_000_000);
        var by = file.Text("dividedBy");
        var parts = new Dictionary<int, PartVerdicts>();
        IReadOnlyList<Verdict>? first = null;
        foreach (var part in file.Objects("parts"))
        {
            var number = (int)part.Number("part", 0, of - 1);
            var checks = Checks(part);
            if (!parts.TryAdd(number, new PartVerdicts(checks, part.Number("skippedLines"))))
            {
                throw file.Problem(FormattableString.Invariant($"it has part {number} twice."));
            }

            first ??= checks;
            if (!first.Select(check => check.Check).SequenceEqual(checks.Select(check => check.Check)))
            {
                throw file.Problem("its parts are of different checks.");
            }
        }

        return by is Division.ByKey or Division.ByPartition && parts.Count > 0
            ? new VerdictDocument(origin, Division.Read(by, of, parts.Keys), parts)
            : throw file.Problem(parts.Count == 0 ? "it has no part." : $"its dividedBy is '{by}'; it must be {Division.ByKey} or {Division.ByPartition}.");
    }

    private static List<Verdict> Checks(VerdictMembers owner)
    {
        var checks = owner.Objects("checks").Select(Check).ToList();
        return checks.Count > 0 ? checks : throw owner.Problem("it has no check.");
    }

    private static Verdict Check(VerdictMembers check) => new(check.Text("check"))
    {
        Ending = check.Word<ObservationEnding>("ending"),
        Progress = check.TextOrNull("progress"),
        Observed = check.Number("observed"),
        Expected = check.Number("expected"),
        Compared = check.Number("compared"),
        NothingCompared = check.TextOrNull("nothingCompared"),
        Counts = check.Object("anomalies").Members().ToImmutableSortedDictionary(
            member => member.Name, member => new AnomalyCount(member.Object.Number("violations"), member.Object.Number("events")), StringComparer.Ordinal),
        Allowed = check.Numbers("allowed"),
        MayBy = check.Numbers("may"),
        Edges = check.Has("edges") && check.Object("edges") is var edges ? new EdgeCoverage(edges.Number("before"), edges.Number("at"), edges.Number("after")) : null,
        Violations = [.. check.Objects("violations").Select(Violation)],
    };

    private static Violation Violation(VerdictMembers violation) => new(
        violation.Text("anomaly"), violation.TextOrNull("eventId"), violation.Text("message"), violation.Text("rule"))
    {
        Positions = violation.Whole("positions"),
        Outputs = [.. violation.Objects("outputs").Select(place => new OutputPlace(place.Number("index"), (int)place.Number("partition", -1, int.MaxValue), place.Number("offset", -1)))],
        At = violation.Number("at", long.MinValue),
    };
}
