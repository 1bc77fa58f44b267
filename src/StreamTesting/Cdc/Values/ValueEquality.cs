namespace StreamTesting;

/// <summary>Whether two columns have the same name and value; arrays of bytes by their bytes.</summary>
internal sealed class ValueEquality : IEqualityComparer<KeyValuePair<string, object?>>
{
    public static ValueEquality Instance { get; } = new();

    public bool Equals(KeyValuePair<string, object?> left, KeyValuePair<string, object?> right) =>
        left.Key == right.Key && (left.Value is byte[] bytes && right.Value is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(left.Value, right.Value));

    public int GetHashCode(KeyValuePair<string, object?> value) => value.Key.GetHashCode(StringComparison.Ordinal);
}
