namespace StreamTesting.Injection;

/// <summary>How arrivals stand in a file or stream.</summary>
public enum JsonLayout
{
    /// <summary>JSON lines: each arrival's bytes as they are, and a line feed. An event without a value (a tombstone) is <c>null</c>.</summary>
    Lines,

    /// <summary>One JSON array without white space: <c>[{...},{...}]</c>.</summary>
    Array,

    /// <summary>One JSON array with two spaces for each level, as Python's <c>json.dump(events, file, indent=2)</c> writes it.</summary>
    IndentedArray,
}
