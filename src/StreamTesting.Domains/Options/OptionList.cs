using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// A list that is an option: immutable, equal where equal elements stand in the same order, and a JSON array in a plan. Made by a collection
/// expression: <c>[first, second]</c>.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
[CollectionBuilder(typeof(OptionLists), nameof(OptionLists.Of))]
[JsonConverter(typeof(OptionListJson))]
public sealed class OptionList<T> : IReadOnlyList<T>, IEquatable<OptionList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal OptionList(ImmutableArray<T> items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The list with one element more.</summary>
    /// <param name="item">The element that comes last.</param>
    /// <returns>A new list.</returns>
    public OptionList<T> Add(T item) => new(_items.Add(item));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(OptionList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OptionList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _items);
}
