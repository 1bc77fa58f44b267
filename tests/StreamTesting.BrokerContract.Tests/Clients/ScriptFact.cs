using System.Text.Json;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What a scenario's script says that it did, a JSON object a line with a member <c>did</c>.</summary>
internal sealed record ScriptFact(JsonElement Json)
{
    public string Did => Text("did");

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    public long Number(string name) => Json.GetProperty(name).GetInt64();

    public bool Holds(string name) => Json.GetProperty(name).GetBoolean();

    public IReadOnlyList<int> Partitions => [.. Json.GetProperty("partitions").EnumerateArray().Select(partition => partition.GetInt32()).Order()];

    public ScriptRecord Record => Json.GetProperty("record").Deserialize<ScriptRecord>(JsonSerializerOptions.Web)!;

    public static ScriptFact Parse(string line) => new(JsonElement.Parse(line));

    public override string ToString() => Json.ToString();
}
