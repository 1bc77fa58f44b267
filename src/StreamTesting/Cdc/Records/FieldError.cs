using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>What is wrong with a part of a record.</summary>
internal sealed record FieldError(string Field, string Reason)
{
    private const int MostShown = 80;

    public static FieldError NotJson(string field, Exception exception) => new(field, $"it is not JSON: {exception.Message}");

    public static FieldError Kind(string field, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string wanted) =>
        new(field, $"it is {Shown(utf8[(int)reader.TokenStartIndex..(int)reader.BytesConsumed])}; it must be {wanted}.");

    public static string Shown(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json);
        return text.Length <= MostShown ? text : $"{text[..MostShown]}...";
    }
}
