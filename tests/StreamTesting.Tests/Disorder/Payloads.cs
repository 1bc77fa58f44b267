using System.Text.Json;

namespace StreamTesting.Tests;

/// <summary>What can be told of arrivals from their bytes alone.</summary>
internal static class Payloads
{
    public static readonly StreamPlan Stays = new(new StayDomain(1000));

    public static JsonElement? Read(this Arrival arrival)
    {
        var bytes = arrival.ToBytes();
        return PoisonTests.IsReadable(bytes) ? JsonDocument.Parse(bytes).RootElement : null;
    }

    public static JsonElement? Field(this Arrival arrival, string path)
    {
        JsonElement? at = arrival.Read();
        foreach (var name in path.Split('.'))
        {
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var field) ? field : null;
        }

        return at;
    }

    public static string Text(this Arrival arrival, string path) => arrival.Field(path)?.GetRawText() ?? "-";

    public static bool Has(this Arrival arrival, string path) => arrival.Field(path) is not null;

    public static string Type(this Arrival arrival) => arrival.Field("type")!.Value.GetString()!;

    public static bool IsStay(this Arrival arrival) => arrival.Type() != "cancelled";
}
