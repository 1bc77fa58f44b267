using System.Text.Json;
using System.Text.Unicode;

namespace StreamTesting;

/// <summary>What two JSON values show of a change: the one as the domain wrote it, and the one as it arrived. It reads values, where the steps change bytes.</summary>
internal static class PayloadEvidence
{
    /// <summary>Reads bytes as JSON in UTF-8, strictly; null where that can't be done.</summary>
    public static JsonDocument? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Utf8.IsValid(bytes.Span) ? JsonDocument.Parse(bytes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool Of(PayloadFault fault, JsonElement before, JsonElement after)
    {
        var (was, value) = (At(before, fault.Field), At(after, fault.Field));
        return fault.Kind switch
        {
            PayloadFaultKind.Missing => was is not null && value is null,
            PayloadFaultKind.Null => was is { ValueKind: not JsonValueKind.Null } && value is { ValueKind: JsonValueKind.Null },
            PayloadFaultKind.Empty => Raw(was) != Raw(value) && Raw(value) is "\"\"" or "[]" or "{}",
            PayloadFaultKind.Swapped => Raw(was) != Raw(value) && Raw(was) == Raw(At(after, fault.With!)) && Raw(value) == Raw(At(before, fault.With!)),
            PayloadFaultKind.Negative => Number(value) < 0 && Number(value) == -Number(was),
            PayloadFaultKind.Absurd => Math.Abs(Number(value)) >= 500_000 * Math.Max(1, Math.Abs(Number(was))),
            PayloadFaultKind.Wrong => Raw(was) != Raw(value) && Raw(value) == fault.Value,
            _ => IsText(was, value),
        };
    }

    public static bool Of(FieldChange change, JsonElement before, JsonElement after)
    {
        var (was, value) = (At(before, change.Field), At(after, change.Field));
        return change.Kind switch
        {
            FieldChangeKind.Added => was is null && value is not null && Raw(value) == change.Value,
            FieldChangeKind.Introduced => was is not null && value is not null,
            FieldChangeKind.Removed => was is not null && value is null,
            FieldChangeKind.Renamed => was is not null && value is null && Raw(was) == Raw(At(after, Sibling(change))),
            FieldChangeKind.Restated => Raw(was) != Raw(value) && Raw(value) == change.Value,
            FieldChangeKind.AsText => IsText(was, value),
            FieldChangeKind.AsNumber => was is { ValueKind: JsonValueKind.String } && value is { ValueKind: JsonValueKind.Number } && was.Value.GetString() == Raw(value),
            FieldChangeKind.AsDecimal => was is not null && Raw(value) == Raw(was) + ".0",
            FieldChangeKind.AsArray => was is not null && Raw(value) == $"[{Raw(was)}]",
            _ => was is not null && Raw(value) == $"{{\"value\":{Raw(was)}}}",
        };
    }

    /// <summary>Whether an object has lost members, and has those that it kept as they were.</summary>
    public static bool OfPartialUpdate(string at, JsonElement before, JsonElement after)
    {
        var (was, value) = at.Length == 0 ? (before, after) : (At(before, at), At(after, at));
        return was is { ValueKind: JsonValueKind.Object } whole && value is { ValueKind: JsonValueKind.Object } part
            && part.EnumerateObject().Count() < whole.EnumerateObject().Count()
            && part.EnumerateObject().All(member => whole.TryGetProperty(member.Name, out _));
    }

    private static string Sibling(FieldChange change)
    {
        var parent = FieldPath.Parse(change.Field, nameof(change)).Parent.ToString();
        return parent.Length == 0 ? change.To! : $"{parent}.{change.To}";
    }

    private static bool IsText(JsonElement? was, JsonElement? value) =>
        was is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } && Raw(value) == $"\"{Raw(was)}\"";

    private static string? Raw(JsonElement? element) => element?.GetRawText();

    private static double Number(JsonElement? element) => element is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    private static JsonElement? At(JsonElement root, string path)
    {
        JsonElement? at = root;
        foreach (var segment in FieldPath.Parse(path, nameof(path)).Segments)
        {
            at = at switch
            {
                { ValueKind: JsonValueKind.Object } parent when segment.Name is not null => parent.TryGetProperty(segment.Name, out var member) ? member : null,
                { ValueKind: JsonValueKind.Array } parent when segment.Name is null => segment.Index < parent.GetArrayLength() ? parent[segment.Index] : null,
                _ => null,
            };
        }

        return at;
    }
}
