namespace StreamTesting.Cli;

/// <summary>What a check reads of one line or record of the consumer under test.</summary>
/// <param name="Id">The id of the event that it is about.</param>
internal sealed record OutputLine(string? Id)
{
    /// <summary>The output's own partition, or null.</summary>
    public int? Partition { get; init; }

    /// <summary>The output's own offset in that partition, or null.</summary>
    public long? Offset { get; init; }

    /// <summary>The output's key, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The position of the arrival that it was made of, or null.</summary>
    public long? Position { get; init; }

    /// <summary>What the check reads beside that: a dead letter, an account, a watermark, the result of a window.</summary>
    public object? Value { get; init; }
}
