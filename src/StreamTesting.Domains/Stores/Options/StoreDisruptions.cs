using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>Disruptions at known times. Immutable; equal where the same stand in the same order. Made by a collection expression.</summary>
[CollectionBuilder(typeof(StoreDisruptions), nameof(Of))]
[JsonConverter(typeof(Converter))]
public sealed class StoreDisruptions : IReadOnlyList<StoreDisruption>, IEquatable<StoreDisruptions>
{
    private readonly ImmutableArray<StoreDisruption> _all;

    private StoreDisruptions(ImmutableArray<StoreDisruption> all) => _all = all;

    /// <summary>None.</summary>
    public static StoreDisruptions None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <summary>One of them.</summary>
    /// <param name="index">Its place, from 0.</param>
    public StoreDisruption this[int index] => _all[index];

    /// <summary>Puts disruptions together.</summary>
    /// <param name="disruptions">The disruptions; those that overlap all count.</param>
    /// <returns>The list.</returns>
    public static StoreDisruptions Of(params ReadOnlySpan<StoreDisruption> disruptions) => disruptions.IsEmpty ? None : new([.. disruptions]);

    /// <inheritdoc/>
    public IEnumerator<StoreDisruption> GetEnumerator() => ((IEnumerable<StoreDisruption>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(StoreDisruptions? other) => other is not null && _all.SequenceEqual(other._all);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StoreDisruptions);

    /// <inheritdoc/>
    public override int GetHashCode() => _all.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _all);

    internal sealed class Converter : JsonConverter<StoreDisruptions>
    {
        public override StoreDisruptions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonSerializer.Deserialize<StoreDisruption[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, StoreDisruptions value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
