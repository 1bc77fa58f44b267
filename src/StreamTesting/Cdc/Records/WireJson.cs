using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// A piece of JSON as it was sent: a number that is not whole, an array or an object among a row's values, or a member that is not known here.
/// Equal where the texts are equal. Immutable.
/// </summary>
/// <param name="Text">The JSON, for example <c>1.50</c> or <c>[1,2]</c>.</param>
public sealed record WireJson(string Text)
{
    /// <summary>Takes a piece of JSON.</summary>
    /// <param name="json">JSON text.</param>
    /// <returns>The piece.</returns>
    /// <exception cref="FormatException">It is not one JSON value.</exception>
    public static WireJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return new WireJson(JsonElement.Parse(json).GetRawText());
        }
        catch (JsonException exception)
        {
            throw new FormatException($"'{json}' is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The piece as an element to read from.</summary>
    /// <returns>The element; it needs no disposal.</returns>
    public JsonElement ToElement() => JsonElement.Parse(Text);

    /// <summary>The JSON.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    internal static WireJson Of(ReadOnlySpan<byte> utf8) => new(Encoding.UTF8.GetString(utf8));
}
