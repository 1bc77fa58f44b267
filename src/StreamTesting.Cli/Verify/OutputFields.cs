using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>In which members of a line what is found: paths with dots; null for what is not read.</summary>
internal sealed record OutputFields
{
    public string? Id { get; init; }

    public string? Partition { get; init; }

    public string? Offset { get; init; }

    public string? Key { get; init; }

    public string? Position { get; init; }

    /// <summary>Reads what else the check needs; null for nothing.</summary>
    public Func<JsonElement, object>? Value { get; init; }
}
