using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>Points and shapes in one spelling.</summary>
internal static class PointText
{
    private const int BytesOfPoint = 25;
    private static readonly Regex Number = new(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", RegexOptions.CultureInvariant);

    public static string Of(double x, double y) => $"({NumberText.Double(x)},{NumberText.Double(y)})";

    /// <summary>Of the object that connectors send: x, y, wkb and srid.</summary>
    public static string? OfJson(string json)
    {
        try
        {
            var point = JsonElement.Parse(json);
            return point.ValueKind == JsonValueKind.Object && Coordinate(point, "x") is { } x && Coordinate(point, "y") is { } y ? Of(x, y) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of MariaDB's bytes: the reference system's number, then the point as well-known binary.</summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != BytesOfPoint)
        {
            return null;
        }

        var isLittle = bytes[4] == 1;
        double At(ReadOnlySpan<byte> part) => isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(part) : BinaryPrimitives.ReadDoubleBigEndian(part);
        return Of(At(bytes[9..]), At(bytes[17..]));
    }

    /// <summary>A shape with its numbers in one spelling.</summary>
    public static string Shape(string text) => Number.Replace(text, match => NumberText.Double(double.Parse(match.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)));

    private static double? Coordinate(JsonElement point, string name) =>
        point.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number ? member.GetDouble() : null;
}
