using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>The faults by name: only where asked for, in the bytes, and labelled.</summary>
public sealed class ApiFaultTests
{
    public static TheoryData<string> Names => [.. ApiFaults.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Faulty_ByName_IsInTheBytesAndLabelled(string name)
    {
        var plain = Api.Calls(1000, o => o with { ErrorRate = 0.5 }).Generate(new Seed(1)).Select(arrival => arrival.ToBytes()).ToList();
        var stream = Api.Calls(1000, o => o with { ErrorRate = 0.5 }).Faulty(0.1, name).Generate(new Seed(1));
        var changed = stream.Where(arrival => !arrival.ToBytes().AsSpan().SequenceEqual(plain[(int)arrival.Event.Index])).ToList();

        stream.Summary.Rows.ShouldAllBe(row => row.IsMet);
        changed.Count.ShouldBeInRange(40, 110);
        changed.ShouldAllBe(arrival => arrival.Labels.Payload!.Faults.Single().Name == name);
        changed.ShouldAllBe(arrival => IsFaulty(arrival.ToBytes(), name));
    }

    private static bool IsFaulty(byte[] bytes, string name)
    {
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        return name switch
        {
            ApiFaults.FutureTimestamp => root.GetProperty("timestamp").GetDateTimeOffset().Year == 9999,
            ApiFaults.UnderstatedSeverity => root.GetProperty("severity").GetString() == "info" && root.GetProperty("metrics").GetProperty("status_code").GetInt32() >= 400,
            ApiFaults.NegativeLatency => root.GetProperty("metrics").GetProperty("response_time_ms").GetDecimal() < 0,
            ApiFaults.TextStatus => root.GetProperty("metrics").GetProperty("status_code").ValueKind == JsonValueKind.String,
            ApiFaults.MissingCountry => root.GetProperty("context").GetProperty("tags").GetProperty("country").ValueKind == JsonValueKind.Null,
            ApiFaults.EmptyService => root.GetProperty("source").GetProperty("service").GetString() == "",
            _ => root.GetProperty("title").GetString()!.Length > 200,
        };
    }
}
