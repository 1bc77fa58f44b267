using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>Writes what is true of one arrival: the members that a line of a truth file and an in-band label share.</summary>
internal static class LabelText
{
    private static readonly (Causes Flag, string Name)[] CauseNames =
        [.. Enum.GetValues<Causes>().Where(cause => cause != Causes.None).Select(cause => (cause, NameOf(cause)))];

    private static readonly string[] Kinds = [.. Enum.GetValues<DuplicateKind>().Select(NameOf)];

    private static readonly string[] Operations = [.. Enum.GetValues<Operation>().Select(NameOf)];

    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IReadOnlyList<string> NamesOf(Causes causes) => [.. CauseNames.Where(cause => causes.HasFlag(cause.Flag)).Select(cause => cause.Name)];

    /// <summary>Writes the members, each with the comma before it.</summary>
    public static void Write(TruthText json, Arrival arrival, Expectation expectation)
    {
        var labels = arrival.Labels;
        if (arrival.Event.Operation != Operation.Append)
        {
            json.Text(",\"operation\":"u8, Operations[(int)arrival.Event.Operation]);
        }

        json.Number(",\"schemaVersion\":"u8, arrival.SchemaVersion);
        json.Seconds(",\"lateBySeconds\":"u8, labels.Delay);
        Optional(json, arrival, labels);
        json.Raw(expectation == Expectation.Must ? ",\"expectation\":\"must\""u8 : ",\"expectation\":\"mustNot\""u8);
    }

    public static int LateDays(Arrival arrival) =>
        (int)((arrival.ArrivalTime.UtcTicks / TimeSpan.TicksPerDay) - (arrival.Event.EventTime.UtcTicks / TimeSpan.TicksPerDay));

    private static void Optional(TruthText json, Arrival arrival, in Labels labels)
    {
        if (LateDays(arrival) is > 0 and var days)
        {
            json.Number(",\"lateByDays\":"u8, days);
        }

        if (labels.IsOutOfOrder)
        {
            json.Seconds(",\"outOfOrderBySeconds\":"u8, labels.OutOfOrderBy);
            json.Number(",\"displacement\":"u8, labels.Displacement);
        }

        if (labels.IsOutOfOrderInEntity)
        {
            json.Seconds(",\"outOfOrderInEntityBySeconds\":"u8, labels.OutOfOrderInEntityBy);
        }

        if (labels.IsDuplicate)
        {
            json.Text(",\"duplicate\":{\"kind\":"u8, Kinds[(int)labels.Duplicate]);
            json.Number(",\"of\":"u8, labels.FirstPosition);
            json.Raw("}"u8);
        }

        if (arrival.Causes != Causes.None)
        {
            WriteCauses(json, arrival.Causes);
        }

        if (labels.Faults is not null || labels.Payload is { Faults.IsEmpty: false })
        {
            json.Texts(",\"faults\":["u8, (labels.Faults ?? NameList.Empty).Concat((labels.Payload?.Faults ?? []).Select(fault => fault.Name)));
        }

        if (labels.Payload is { } payload)
        {
            Payload(json, payload);
        }
    }

    private static void Payload(TruthText json, PayloadLabel payload)
    {
        json.Texts(",\"changes\":["u8, payload.Changes.Select(change => change.ToString()));
        json.Texts(",\"leftOut\":["u8, payload.LeftOut);
        if (payload.IsPoisoned)
        {
            json.Text(",\"poison\":"u8, NameOf(payload.Poison));
        }

        if (payload.SameRowAs is { } row)
        {
            json.Text(",\"sameRowAs\":"u8, row);
        }
    }

    private static void WriteCauses(TruthText json, Causes causes)
    {
        var before = ",\"causes\":["u8;
        foreach (var (flag, name) in CauseNames)
        {
            if ((causes & flag) != 0)
            {
                json.Text(before, name);
                before = ","u8;
            }
        }

        json.Raw("]"u8);
    }
}
