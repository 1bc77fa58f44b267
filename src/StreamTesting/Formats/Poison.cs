using System.Buffers;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Breaks bytes in one way, the same for the same random values.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="Random">Decides where, at its start.</param>
/// <param name="HugeBytes">How large a huge value is.</param>
internal sealed record Poison(PoisonKinds Kind, RandomSource Random, int HugeBytes)
{
    private const string BadBytes = "\u00C0\u00C1\u00F5\u00F8\u00FE\u00FF";
    private const string ControlBytes = "\u0001\u0002\u0003\u0007\u0008\u000B\u001B\u001F";

    private static readonly string[] OtherTexts =
    [
        "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>",
        "ERROR: could not serialize the event",
        "[object Object]",
    ];

    public void Apply(JsonBytes json)
    {
        var random = Random;
        switch (Kind)
        {
            case PoisonKinds.CutShort:
                Cut(json, ref random);
                break;
            case PoisonKinds.NotUtf8:
                Insert(json, BadBytes[(int)random.NextBelow(BadBytes.Length)], false, ref random);
                break;
            case PoisonKinds.NotJson:
                json.Set(System.Text.Encoding.UTF8.GetBytes(OtherTexts[random.NextBelow(OtherTexts.Length)]));
                break;
            case PoisonKinds.Empty:
                json.Clear();
                break;
            case PoisonKinds.WrongFirstByte:
                json.Splice(0, 0, [0, 0, 0, 0, (byte)random.NextInRange(0x10, 0xFF)]);
                break;
            case PoisonKinds.ControlByte:
                Insert(json, ControlBytes[(int)random.NextBelow(ControlBytes.Length)], true, ref random);
                break;
            default:
                Blow(json);
                break;
        }
    }

    private static void Cut(JsonBytes json, ref RandomSource random)
    {
        var end = json.Written.TrimEnd(" \t\r\n"u8).Length;
        if (end > 0 && json.Written[0] is (byte)'{' or (byte)'[' or (byte)'"')
        {
            json.Cut((int)random.NextInRange(1, Math.Max(1, end - 1)));
        }
        else
        {
            json.Set("{"u8);
        }
    }

    private void Blow(JsonBytes json)
    {
        json.Cut(json.Length / 2);
        if (json.Length == 0)
        {
            json.Set("{"u8);
        }

        while (json.Length < HugeBytes)
        {
            var output = json.GetSpan(1);
            output = output[..Math.Min(output.Length, HugeBytes - json.Length)];
            output.Fill((byte)'x');
            json.Advance(output.Length);
        }
    }

    private static void Insert(JsonBytes json, char unwanted, bool inText, ref RandomSource random)
    {
        var places = Count(json.Written, inText);
        inText &= places > 0;
        places = inText ? places : Math.Max(1, Count(json.Written, false));
        var place = PlaceOf(json.Written, inText, random.NextBelow(places));
        json.Splice(place, place, [(byte)unwanted]);
    }

    private static long Count(ReadOnlySpan<byte> json, bool texts)
    {
        var count = 0L;
        var reader = new Utf8JsonReader(json);
        while (TryRead(ref reader))
        {
            count += IsMeant(reader.TokenType, texts) ? 1 : 0;
        }

        return count;
    }

    private static int PlaceOf(ReadOnlySpan<byte> json, bool texts, long number)
    {
        var reader = new Utf8JsonReader(json);
        while (TryRead(ref reader))
        {
            if (IsMeant(reader.TokenType, texts) && number-- == 0)
            {
                return (int)reader.TokenStartIndex + (texts ? 1 : 0);
            }
        }

        return 0;
    }

    private static bool IsMeant(JsonTokenType token, bool texts) => !texts || token is JsonTokenType.PropertyName or JsonTokenType.String;

    private static bool TryRead(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
