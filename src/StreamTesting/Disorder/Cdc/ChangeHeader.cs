namespace StreamTesting;

/// <summary>The headers by which Debezium tells the two halves of a change of a key.</summary>
internal static class ChangeHeader
{
    public const string NewKey = "__debezium.newkey";
    public const string OldKey = "__debezium.oldkey";

    /// <summary>The key that the row moves to, of its delete and tombstone.</summary>
    public static string? MovesTo(StreamEvent happened) => happened.Headers.TryGetValue(NewKey, out var key) ? key : null;

    /// <summary>The key that the row comes from, of its create.</summary>
    public static string? ComesFrom(StreamEvent happened) => happened.Headers.TryGetValue(OldKey, out var key) ? key : null;
}
