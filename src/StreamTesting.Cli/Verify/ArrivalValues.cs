using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Values in the bytes of an arrival, as the consumer under test reads them.</summary>
internal static class ArrivalValues
{
    /// <summary>A number by its path; 0 where there is none.</summary>
    public static decimal Number(Arrival arrival, string path)
    {
        if (arrival.Event.Payload is null || arrival.Labels.IsPoisoned)
        {
            return 0;
        }

        try
        {
            using var document = JsonDocument.Parse(arrival.ToBytes());
            return FieldPaths.Find(document.RootElement, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
