using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal static class JsonReading
{
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static long? Long(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static IEnumerable<long> Numbers(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(number => number.GetInt64());
}
