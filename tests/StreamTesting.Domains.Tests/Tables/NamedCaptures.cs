namespace StreamTesting.Domains.Tests;

/// <summary>The recorded captures that go with the tests, by name.</summary>
internal static class NamedCaptures
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "captures", "all", "named.jsonl.gz");

    private static readonly Lazy<Dictionary<string, DebeziumCapture>> All = new(() => DebeziumCapture.LoadAll(File).ToDictionary(capture => capture.Id));

    public static DebeziumCapture Load(string id) => All.Value.TryGetValue(id, out var capture)
        ? capture
        : throw new KeyNotFoundException($"There is no capture '{id}' in {File}.");
}
