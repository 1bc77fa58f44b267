using System.Buffers.Binary;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>Makes a random message as bytes, by the schema alone, and remembers which value it gave to which field.</summary>
internal sealed class RandomBody(Random random, bool flexible)
{
    private static readonly string[] Words = ["", "a", "topic-1", "größer", "日本", "x\0y", new('k', 200), "😀"];
    private readonly MemoryStream _bytes = new();

    public byte[] Bytes => _bytes.ToArray();

    /// <summary>Writes a struct and returns its values by property name; tagged fields that were left out are null.</summary>
    public Dictionary<string, object?> Struct(List<SchemaField> fields)
    {
        var values = new Dictionary<string, object?>();
        foreach (SchemaField field in fields.Where(field => field.Tag < 0))
        {
            values[field.Property] = Value(field);
        }

        if (flexible)
        {
            Tagged(fields.Where(field => field.Tag >= 0).OrderBy(field => field.Tag).ToList(), values);
        }

        return values;
    }

    private void Tagged(List<SchemaField> known, Dictionary<string, object?> values)
    {
        List<SchemaField> present = known.Where(_ => random.Next(2) == 0).ToList();
        int unknown = random.Next(4) == 0 ? random.Next(1, 4) : 0;
        Varint((uint)(present.Count + unknown));
        foreach (SchemaField field in known)
        {
            values[field.Property] = null;
        }

        foreach (SchemaField field in present)
        {
            var body = new RandomBody(random, flexible);
            values[field.Property] = body.Value(field with { Type = field.Type.Replace("nullable_", "") });
            TaggedField((uint)field.Tag, body.Bytes);
        }

        for (uint tag = 100; tag < 100 + unknown; tag++)
        {
            TaggedField(tag * tag, Raw(random.Next(200)));
        }
    }

    private object? Value(SchemaField field)
    {
        bool isNull = field.IsNullable && random.Next(4) == 0;
        if (field.IsArray)
        {
            return Array(field, isNull);
        }

        if (field.Kind == "struct")
        {
            if (field.IsNullable)
            {
                _bytes.WriteByte(isNull ? (byte)255 : (byte)1);
            }

            return isNull ? null : Struct(field.Below);
        }

        return Primitive(field.Kind, isNull);
    }

    private List<object?>? Array(SchemaField field, bool isNull)
    {
        int count = isNull ? -1 : random.Next(4);
        Length(count, 4);
        if (isNull)
        {
            return null;
        }

        return Enumerable.Range(0, count)
            .Select(_ => field.Kind == "struct" ? Struct(field.Below) : Primitive(field.Kind, isNull: false))
            .ToList();
    }

    private object? Primitive(string kind, bool isNull)
    {
        switch (kind)
        {
            case "boolean":
                bool yes = random.Next(2) == 0;
                _bytes.WriteByte(yes ? (byte)1 : (byte)0);
                return yes;
            case "string":
                string? text = isNull ? null : Words[random.Next(Words.Length)];
                return Sized(text is null ? null : Encoding.UTF8.GetBytes(text), 2) is null ? null : text;
            case "bytes" or "records":
                return Sized(isNull ? null : Raw(random.Next(10) == 0 ? 5000 : random.Next(50)), 4);
            case "uuid":
                byte[] uuid = Raw(16);
                _bytes.Write(uuid);
                return Convert.ToHexString(uuid);
            default:
                byte[] raw = Raw(Size(kind));
                _bytes.Write(raw);
                return Number(kind, raw);
        }
    }

    private static int Size(string kind) => kind switch { "int8" => 1, "int16" or "uint16" => 2, "int32" => 4, _ => 8 };

    private static object Number(string kind, byte[] raw) => kind switch
    {
        "int8" => (object)(sbyte)raw[0],
        "int16" => BinaryPrimitives.ReadInt16BigEndian(raw),
        "uint16" => BinaryPrimitives.ReadUInt16BigEndian(raw),
        "int32" => BinaryPrimitives.ReadInt32BigEndian(raw),
        "int64" => BinaryPrimitives.ReadInt64BigEndian(raw),
        "float64" => BinaryPrimitives.ReadDoubleBigEndian(raw),
        _ => throw new InvalidOperationException($"The schema has a type {kind} that this test does not know."),
    };

    private byte[]? Sized(byte[]? value, int lengthSize)
    {
        Length(value?.Length ?? -1, lengthSize);
        _bytes.Write(value ?? []);
        return value;
    }

    private void Length(int length, int size)
    {
        if (flexible)
        {
            Varint((uint)(length + 1));
            return;
        }

        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        {
            _bytes.WriteByte((byte)(length >> shift));
        }
    }

    private void TaggedField(uint tag, byte[] content)
    {
        Varint(tag);
        Varint((uint)content.Length);
        _bytes.Write(content);
    }

    private void Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.WriteByte((byte)(value | 0x80));
        }

        _bytes.WriteByte((byte)value);
    }

    private byte[] Raw(int length)
    {
        byte[] raw = new byte[length];
        random.NextBytes(raw);
        return raw;
    }
}
