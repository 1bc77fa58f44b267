using System.Text.Json;

namespace StreamTesting;

/// <summary>Values as connectors send them, in the one spelling by which they are compared; null where a value is not of that form.</summary>
internal static class WireDecoding
{
    private const int MostScale = 100_000;

    public static string? Of(ColumnType type, ValueForms forms, object value) => type.Kind switch
    {
        ColumnKind.Integer => Integer(type, forms, value),
        ColumnKind.Boolean => StoredDecoding.Boolean(value),
        ColumnKind.Uuid => Guid.TryParse(value as string, out var uuid) ? uuid.ToString() : null,
        ColumnKind.Decimal => Decimal(forms, value, (type.Second ?? 0) & 2047),
        ColumnKind.Money => Decimal(forms, value, 2),
        ColumnKind.Single => NumberText.Single(RawText.Of(value)),
        ColumnKind.Double => NumberText.Double(RawText.Of(value)),
        ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeWithZone or ColumnKind.Timestamp or ColumnKind.TimestampWithZone => WireTime.Of(type, forms, value),
        ColumnKind.Interval => value is long micros ? new IntervalSpan(0, 0, micros).ToString() : IntervalSpan.Parse(RawText.Of(value))?.ToString(),
        ColumnKind.Bytes => value is string text && Bytes(forms.Binaries, text) is { } bytes ? $"0x{Convert.ToHexString(bytes)}" : null,
        ColumnKind.Bits => Bits(type, value),
        ColumnKind.Json => JsonMeaning.Of(RawText.Of(value)),
        ColumnKind.Hstore => Hstore(RawText.Of(value)),
        ColumnKind.Point => value is WireJson point ? PointText.OfJson(point.Text) : null,
        ColumnKind.Shape => Text(value) is { } shape ? PointText.Shape(shape) : null,
        ColumnKind.Composite => Text(value),
        ColumnKind.Array => value is WireJson array ? Elements(type.Element!, forms, array) : null,
        _ => StoredDecoding.Of(type, forms, value),
    };

    /// <summary>The values of an array as they were sent; null where it is none.</summary>
    public static List<object?>? ElementsOf(WireJson array)
    {
        var json = array.ToElement();
        return json.ValueKind != JsonValueKind.Array ? null : [.. json.EnumerateArray().Select(ElementOf)];
    }

    private static object? ElementOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        _ => new WireJson(element.GetRawText()),
    };

    private static string? Integer(ColumnType type, ValueForms forms, object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        string text when type is { IsUnsigned: true, IsBigint: true } && forms.HasPreciseUnsigned && forms.Decimals == DecimalForm.Precise =>
            NumberText.OfBase64(text)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => NumberText.Integer(RawText.Of(value)),
    };

    private static string? Decimal(ValueForms forms, object value, int scale)
    {
        if (value is string text)
        {
            return forms.Decimals != DecimalForm.Precise ? NumberText.Decimal(text)
                : NumberText.OfBase64(text) is { } unscaled ? new ExactNumber(unscaled, scale).ToString()
                : null;
        }

        if (value is not WireJson json || json.Text is not ['{', ..])
        {
            return NumberText.Decimal(RawText.Of(value));
        }

        var parts = json.ToElement();
        return JsonShapes.NumberOf(parts, "scale") is >= -MostScale and <= MostScale and { } own && JsonShapes.TextOf(parts, "value") is { } digits && NumberText.OfBase64(digits) is { } number
            ? new ExactNumber(number, (int)own).ToString()
            : null;
    }

    private static byte[]? Bytes(BinaryForm form, string text)
    {
        try
        {
            return form switch
            {
                BinaryForm.Hex => Convert.FromHexString(text),
                BinaryForm.Base64UrlSafe => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')),
                _ => Convert.FromBase64String(text),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Bits(ColumnType type, object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        string text when Bytes(BinaryForm.Base64, text) is { } bytes => BitText.OfBytes(bytes, type.IsVarying ? null : type.First ?? 1),
        _ => null,
    };

    private static string? Hstore(string json)
    {
        if (JsonMeaning.Of(json) is not { } spelled || spelled is not ['{', ..])
        {
            return null;
        }

        return HstoreText.Spelled(WireJson.Parse(spelled).ToElement().EnumerateObject().Select(pair =>
            KeyValuePair.Create(pair.Name, pair.Value.ValueKind == JsonValueKind.Null ? null : pair.Value.ToString())!));
    }

    /// <summary>Types that connectors do not know are sent as the bytes of the database's text, some as the text.</summary>
    private static string? Text(object value) => value is not string text ? null
        : Bytes(BinaryForm.Base64, text) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes)
        : text;

    private static string? Elements(ColumnType element, ValueForms forms, WireJson array)
    {
        if (ElementsOf(array) is not { } values)
        {
            return null;
        }

        return ColumnValues.SpelledList(values.Select(value => value is null ? null : Of(element, forms, value) ?? RawText.Of(value)));
    }
}
