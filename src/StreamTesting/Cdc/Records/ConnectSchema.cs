using System.Buffers;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// A schema as Kafka Connect's JSON converter writes it beside a payload: a type, and what the type stands for. Immutable; equal where all
/// members are.
/// </summary>
public sealed record ConnectSchema
{
    private byte[]? _utf8;

    /// <summary>The type: <c>struct</c>, <c>array</c>, <c>map</c>, <c>string</c>, <c>bytes</c>, <c>boolean</c>, <c>int8</c> to <c>int64</c>, <c>float</c> or <c>double</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether null is allowed; null where that was not said.</summary>
    public bool? IsOptional { get; init; }

    /// <summary>What the type stands for, for example <c>io.debezium.time.MicroTimestamp</c>, or the name of a struct; null where it is only the type.</summary>
    public string? Name { get; init; }

    /// <summary>The version of <see cref="Name"/>.</summary>
    public int? Version { get; init; }

    /// <summary>What <see cref="Name"/> needs to be read, for example <c>scale</c>.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The default.</summary>
    public WireJson? Default { get; init; }

    /// <summary>A description.</summary>
    public string? Doc { get; init; }

    /// <summary>The member's name, for the schema of a struct's member.</summary>
    public string? Field { get; init; }

    /// <summary>The members of a struct, in their order; null for other types.</summary>
    public IReadOnlyList<ConnectSchema>? Fields { get; init; }

    /// <summary>The elements of an array; null for other types.</summary>
    public ConnectSchema? Items { get; init; }

    /// <summary>The keys of a map; null for other types.</summary>
    public ConnectSchema? Keys { get; init; }

    /// <summary>The values of a map; null for other types.</summary>
    public ConnectSchema? Values { get; init; }

    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The JSON beside <c>payload</c>.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="FormatException">It is no schema; the message says where.</exception>
    public static ConnectSchema Parse(JsonElement json) => ConnectSchemaReader.Read(json, "schema");

    /// <summary>The schema of a struct's member.</summary>
    /// <param name="field">The member's name.</param>
    /// <returns>The schema; null where there is no such member.</returns>
    public ConnectSchema? Find(string field) => Fields?.FirstOrDefault(member => member.Field == field);

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(ConnectSchema? other) => other is not null && (ReferenceEquals(this, other) || Utf8.AsSpan().SequenceEqual(other.Utf8));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Name, Field);

    /// <inheritdoc/>
    public override string ToString() => $"{Field}{(Field is null ? "" : ": ")}{Name ?? Type}";

    internal byte[] Utf8 => _utf8 ??= Written();

    private byte[] Written()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, EnvelopeWriter.Options))
        {
            ConnectSchemaWriting.Write(json, this);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private ConnectSchema(ConnectSchema original)
    {
        (Type, IsOptional, Name, Version, Parameters, Default) = (original.Type, original.IsOptional, original.Name, original.Version, original.Parameters, original.Default);
        (Doc, Field, Fields, Items, Keys, Values, Other) = (original.Doc, original.Field, original.Fields, original.Items, original.Keys, original.Values, original.Other);
    }
}
