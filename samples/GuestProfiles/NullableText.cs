using System.Text;
using Confluent.Kafka;

namespace Samples.Guests;

/// <summary>Reads keys and values as UTF-8, and null bytes as null: a tombstone is not an empty text.</summary>
internal sealed class NullableText : IDeserializer<string?>
{
    public static readonly NullableText Deserializer = new();

    public string? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : Encoding.UTF8.GetString(data);
}
