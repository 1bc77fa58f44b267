using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Some names, of event types or of fields. Immutable; equal where the same names stand in the same order. Made by a collection expression:
/// <c>["order_created", "order_shipped"]</c>.
/// </summary>
[CollectionBuilder(typeof(NameList), nameof(Of))]
[JsonConverter(typeof(Converter))]
public sealed class NameList : IReadOnlyList<string>, IEquatable<NameList>
{
    private readonly ImmutableArray<string> _names;

    private NameList(ImmutableArray<string> names) => _names = names;

    /// <summary>No name.</summary>
    public static NameList Empty { get; } = new([]);

    /// <summary>Whether there is no name.</summary>
    public bool IsEmpty => _names.IsEmpty;

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    /// <summary>A name.</summary>
    /// <param name="index">Its place, from 0.</param>
    public string this[int index] => _names[index];

    /// <summary>Makes a list.</summary>
    /// <param name="names">The names.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static NameList Of(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(names));
        }

        return names.IsEmpty ? Empty : new NameList([.. names]);
    }

    /// <summary>Tells whether a name is in the list.</summary>
    /// <param name="name">The name; its case matters.</param>
    /// <returns>Whether it is there.</returns>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Starts an enumeration of the names.</summary>
    /// <returns>The names, in their order.</returns>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(NameList? other) => other is not null && _names.SequenceEqual(other._names);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NameList);

    /// <inheritdoc/>
    public override int GetHashCode() => _names.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _names);

    /// <summary>Whether an event type is meant, where no name stands for all types.</summary>
    internal bool IsOrAll(string type) => _names.IsEmpty || _names.Contains(type);

    internal sealed class Converter : JsonConverter<NameList>
    {
        public override NameList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, NameList value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var name in value)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }
    }
}
