using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>The document's verification checklist (P-90 to P-99) as far as it is about the events, on the bytes of its own datasets (P-18, P-19).</summary>
public sealed class ApiChecklistTests
{
    public static TheoryData<string, long, int> Datasets => new() { { "1k over a day", 1000, 24 }, { "10k over a week", 10_000, 168 } };

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_AllEvents_CanBeReadAndCounted(string dataset, long count, int hours) =>
        Read(count, hours).Count.ShouldBe((int)count, dataset);

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_HasNoDuplicates(string dataset, long count, int hours)
    {
        var messages = Read(count, hours);

        messages.Select(message => message.EventId).Distinct().Count().ShouldBe((int)count, dataset);
        messages.Select(message => message.Call.Context.RequestId).Distinct().Count().ShouldBe((int)count, dataset);
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_Timestamps_AreInOrderAndWithinTheSpan(string dataset, long count, int hours)
    {
        var times = Read(count, hours).Select(message => message.Timestamp).ToList();

        times.ShouldBe([.. times.Order()], dataset);
        times[0].ShouldBeGreaterThanOrEqualTo(new ApiCalls().Start);
        times[^1].ShouldBeLessThan(new ApiCalls().Start.AddHours(hours));
        (times[^1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromHours(0.98 * hours));
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_GeographicData_IsPresentInEveryEvent(string dataset, long count, int hours)
    {
        var tags = Read(count, hours).Select(message => message.Call.Context.Tags).ToList();

        tags.ShouldAllBe(tag => tag.Country.Length == 2 && tag.City.Length > 0);
        string.Join(" ", tags.Select(tag => tag.Region).Distinct().Order()).ShouldBe("APAC EU LATAM NA", dataset);
        tags.Select(tag => tag.City).Distinct().Count().ShouldBe(12, dataset);
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_AllServices_AreRepresented(string dataset, long count, int hours)
    {
        var sources = Read(count, hours).Select(message => message.Call.Source).ToList();

        sources.Select(source => source.Service).Distinct().Count().ShouldBe(8, dataset);
        sources.Select(source => source.Endpoint).Distinct().Count().ShouldBe(54, dataset);
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_Errors_HaveTheirDetailsAndSuccessesNone(string dataset, long count, int hours)
    {
        foreach (var arrival in Plan(count, hours).Generate(new Seed(1)))
        {
            using var json = JsonDocument.Parse(arrival.ToBytes());
            var status = json.RootElement.GetProperty("metrics").GetProperty("status_code").GetInt32();

            json.RootElement.TryGetProperty("error_details", out var details).ShouldBe(status >= 400, dataset);
            json.RootElement.GetProperty("severity").GetString().ShouldBe(status < 400 ? "info" : status < 500 ? "warning" : "error");
            if (status >= 400)
            {
                details.GetProperty("error_code").GetString().ShouldStartWith($"ERR_{status}_");
                details.GetProperty("error_type").GetString().ShouldBe(status < 500 ? "ClientError" : "ServerError");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Dataset_Fields_KeepTheLimitsOfTheServer(string dataset, long count, int hours) => Read(count, hours).ShouldAllBe(
        message => message.EventId.Length <= 100 && message.Call.Title.Length <= 200 && message.Call.Message.Length <= 2000, dataset);

    private static StreamPlan Plan(long count, int hours) => Api.Calls(count, o => o with { Span = TimeSpan.FromHours(hours) });

    private static List<ApiMessage> Read(long count, int hours) => [.. Plan(count, hours).Generate(new Seed(1)).Select(arrival => ApiMessage.Parse(arrival.ToBytes()))];
}
