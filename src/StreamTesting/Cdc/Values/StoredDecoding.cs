using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamTesting;

/// <summary>
/// Values as databases write them and as their .NET clients give them, in the one spelling by which they are compared; null where a value is
/// not of that form.
/// </summary>
internal static class StoredDecoding
{
    public static string? Of(ColumnType type, ValueForms forms, object value) => type.Kind switch
    {
        ColumnKind.Integer => value is bool flag ? (flag ? "1" : "0") : IsNumber(value) ? NumberText.Integer(RawText.Of(value)) : null,
        ColumnKind.Boolean => Boolean(value),
        ColumnKind.Uuid => value is Guid uuid || Guid.TryParse(value as string, out uuid) ? uuid.ToString() : null,
        ColumnKind.Decimal => IsNumber(value) ? NumberText.Decimal(RawText.Of(value)) : null,
        ColumnKind.Money => value is string text ? NumberText.Money(text) : IsNumber(value) ? NumberText.Decimal(RawText.Of(value)) : null,
        ColumnKind.Single => value is double number ? NumberText.Single((float)number) : IsNumber(value) ? NumberText.Single(RawText.Of(value)) : null,
        ColumnKind.Double => value is float number ? NumberText.Double(RawText.Of(number)) : IsNumber(value) ? NumberText.Double(RawText.Of(value)) : null,
        ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeWithZone or ColumnKind.Timestamp or ColumnKind.TimestampWithZone => StoredTime.Of(type.Kind, value),
        ColumnKind.Interval => Interval(value),
        ColumnKind.Bytes => BytesOf(value) is { } bytes ? $"0x{Convert.ToHexString(bytes)}" : null,
        ColumnKind.Bits => Bits(type, value),
        ColumnKind.Json => JsonMeaning.Of(value switch { JsonElement json => json.GetRawText(), JsonDocument json => json.RootElement.GetRawText(), JsonNode json => json.ToJsonString(), _ => RawText.Of(value) }),
        ColumnKind.Set => string.Join(',', RawText.Of(value).Split(',').Order(StringComparer.Ordinal)),
        ColumnKind.Padded => RawText.Of(value).TrimEnd(' '),
        ColumnKind.Hstore => value is IEnumerable<KeyValuePair<string, string?>> pairs ? HstoreText.Spelled(pairs) : HstoreText.Parse(RawText.Of(value)),
        ColumnKind.Address => value is IPAddress address ? AddressText.Parse(address.ToString()) : AddressText.Parse(RawText.Of(value)),
        ColumnKind.Point => BytesOf(value) is { } point ? PointText.OfBytes(point) : value is WireJson ? null : PointText.Shape(RawText.Of(value)),
        ColumnKind.Shape => PointText.Shape(RawText.Of(value)),
        ColumnKind.Array => Elements(value) is { } elements ? Array(type.Element!, forms, elements) : null,
        _ => RawText.Of(value),
    };

    public static string? Boolean(object value) => RawText.Of(value) switch
    {
        "True" or "true" or "t" or "1" => "true",
        "False" or "false" or "f" or "0" => "false",
        _ => null,
    };

    /// <summary>Whether a default is no value of the type, but an expression like <c>now()</c>.</summary>
    public static bool IsExpression(ColumnType type, ValueForms forms, string fallback) =>
        type.Kind is not (ColumnKind.Text or ColumnKind.Padded or ColumnKind.Enumeration or ColumnKind.Set or ColumnKind.Composite) && Of(type, forms, fallback) is null;

    /// <summary>The elements of an array, lists among them where it has more dimensions; null where it is none.</summary>
    public static IEnumerable<object?>? Elements(object value) => value switch
    {
        string text => text.Length > 1 ? ArrayText.Parse(text) : null,
        IEnumerable list => list.Cast<object?>(),
        _ => null,
    };

    private static string Array(ColumnType element, ValueForms forms, IEnumerable<object?> elements) => ColumnValues.SpelledList(elements.Select(value => value switch
    {
        null or DBNull => null,
        List<object?> inner => Array(element, forms, inner),
        _ => Of(element, forms, value) ?? RawText.Of(value),
    }));

    private static bool IsNumber(object value) => value is string or long or int or short or sbyte or byte or ushort or uint or ulong or decimal or double or float or BigInteger or WireJson;

    private static string? Interval(object value) => value is TimeSpan span
        ? new IntervalSpan(0, span.Days, (span - TimeSpan.FromDays(span.Days)).Ticks / TimeSpan.TicksPerMicrosecond).ToString()
        : value is string text ? IntervalSpan.Parse(text)?.ToString() : null;

    private static string? Bits(ColumnType type, object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        BitArray bits => BitText.Of(bits),
        string text => BitText.Parse(text, type.IsVarying ? null : type.First ?? 1),
        ulong or long or int => BitText.OfNumber(new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture)), type.First ?? 1),
        _ => null,
    };

    private static byte[]? BytesOf(object value)
    {
        switch (value)
        {
            case byte[] bytes:
                return bytes;
            case ReadOnlyMemory<byte> memory:
                return memory.ToArray();
            case string text when text.StartsWith("\\x", StringComparison.Ordinal) || text.StartsWith("0x", StringComparison.Ordinal):
                var hex = new byte[text.Length / 2];
                return Convert.FromHexString(text.AsSpan(2), hex, out _, out var count) == System.Buffers.OperationStatus.Done ? hex[..count] : null;
            default:
                return null;
        }
    }
}
