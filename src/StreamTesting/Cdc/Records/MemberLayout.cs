using System.Text.Json;

namespace StreamTesting;

/// <summary>The members of an object in the order they are sent. Equal where names and order are.</summary>
internal sealed class MemberLayout : IEquatable<MemberLayout>
{
    private readonly JsonEncodedText[] _encoded;

    public MemberLayout(params string[] names)
    {
        Names = names;
        _encoded = [.. names.Select(name => JsonEncodedText.Encode(name))];
    }

    public string[] Names { get; }

    public ReadOnlySpan<byte> Utf8(int place) => _encoded[place].EncodedUtf8Bytes;

    public JsonEncodedText Encoded(int place) => _encoded[place];

    /// <summary>The place of the member the reader stands at, looked for first where it is expected; -1 where it is not here.</summary>
    public int PlaceOf(ref Utf8JsonReader reader, int expected)
    {
        if (expected < Names.Length && reader.ValueTextEquals(Utf8(expected)))
        {
            return expected;
        }

        for (var i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Utf8(i)))
            {
                return i;
            }
        }

        return -1;
    }

    public string? NameOf(ref Utf8JsonReader reader)
    {
        foreach (var name in _encoded)
        {
            if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
            {
                return name.Value;
            }
        }

        return null;
    }

    public bool Equals(MemberLayout? other) => other is not null && (ReferenceEquals(this, other) || Names.AsSpan().SequenceEqual(other.Names));

    public override bool Equals(object? obj) => Equals(obj as MemberLayout);

    public override int GetHashCode() => Names.Length;
}
