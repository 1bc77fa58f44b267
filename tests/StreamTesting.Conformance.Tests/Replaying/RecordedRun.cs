using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>One line of a recorded file: what was done to an engine, and what came out.</summary>
internal sealed class RecordedRun(JsonElement line)
{
    public string Id { get; } = line.GetProperty("id").GetString()!;

    public string Version { get; } = line.GetProperty("version").GetString()!;

    public JsonElement Params { get; } = line.GetProperty("params");

    public JsonElement Steps { get; } = line.GetProperty("steps");

    public JsonElement Outputs { get; } = line.GetProperty("outputs");

    public JsonElement Counters { get; } = line.GetProperty("counters");

    public long Long(string name, long otherwise = 0) => Params.Long(name) ?? otherwise;

    /// <summary>The windows of fixed size that the parameters name.</summary>
    public WindowShape Shape() => (Params.Long("slide") ?? Params.Long("advance")) is { } slide
        ? WindowShape.Hopping(Long("size"), slide, Long("offset"))
        : WindowShape.Tumbling(Long("size"), Long("offset"));

    public string Text(string name, string otherwise = "") => Params.Text(name) ?? otherwise;

    public bool Flag(string name, bool otherwise = false) => Params.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}
