using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Gathers the members of an object that are not known, so that they can be written again.</summary>
internal struct KeptMembers
{
    private ImmutableDictionary<string, WireJson>.Builder? _members;
    private List<string>? _names;

    public static IReadOnlyDictionary<string, WireJson> None { get; } = ImmutableDictionary<string, WireJson>.Empty;

    public readonly IReadOnlyDictionary<string, WireJson> All => _members?.ToImmutable() ?? None;

    public static bool AreEqual(IReadOnlyDictionary<string, WireJson> left, IReadOnlyDictionary<string, WireJson> right) =>
        left.Count == right.Count && left.All(member => right.TryGetValue(member.Key, out var value) && value == member.Value);

    public void Add(string name, ReadOnlySpan<byte> value) =>
        (_members ??= ImmutableDictionary.CreateBuilder<string, WireJson>(StringComparer.Ordinal))[name] = WireJson.Of(value);

    public void Add(string name, JsonElement value) =>
        (_members ??= ImmutableDictionary.CreateBuilder<string, WireJson>(StringComparer.Ordinal))[name] = new WireJson(value.GetRawText());

    /// <summary>Follows the names in their order; from the first that is not the layout's they are remembered.</summary>
    public void Follow(MemberLayout layout, int place, string name)
    {
        if (_names is null)
        {
            if (place < layout.Names.Length && layout.Names[place] == name)
            {
                return;
            }

            _names = [.. layout.Names.Take(place)];
        }

        _names.Add(name);
    }

    /// <summary>Null where the members were those of the layout, all of them in its order.</summary>
    public readonly MemberLayout? LayoutBeside(MemberLayout layout, int count) => _names is not null ? new MemberLayout([.. _names])
        : count == layout.Names.Length ? null
        : new MemberLayout([.. layout.Names.Take(count)]);
}
