using System.Text.RegularExpressions;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>Every API of a real broker is either served, in all its versions, or listed in docs/embedded-broker.md as not served.</summary>
public sealed class ServedApisTests
{
    private const string Heading = "APIs of Kafka 4.3 that are not served";

    [Fact]
    public async Task EveryApiOfABroker_IsServedInItsVersions_OrListedAsNotServed()
    {
        var served = await ServedAsync();
        var listed = NotServedByTheDocs();
        var wrong = new List<string>();
        foreach (var line in SchemaText.Lines("INDEX").Where(line => line.Contains("BROKER", StringComparison.Ordinal)))
        {
            var api = Regex.Match(line, @"^(\w+) +key +(\d+)  versions (\d+)-(\d+) ");
            var (name, key) = (api.Groups[1].Value, short.Parse(api.Groups[2].Value));
            var (min, max) = (short.Parse(api.Groups[3].Value), short.Parse(api.Groups[4].Value));
            var isServed = served.TryGetValue(key, out var range);
            if (isServed == listed.Contains(name))
            {
                wrong.Add(isServed ? $"{name} is served, and listed as not served" : $"{name} is neither served nor listed");
            }
            else if (isServed && range != (name == "Produce" ? (short)0 : min, max))
            {
                wrong.Add($"{name} is served in versions {range}, in Kafka it has {min} to {max}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsListed_AreApisOfABroker() =>
        NotServedByTheDocs().ShouldBeSubsetOf(SchemaText.Lines("INDEX").Where(line => line.Contains("BROKER", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));

    private static async Task<Dictionary<short, (short Min, short Max)>> ServedAsync()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        using var client = new RawClient(broker);
        var answer = await client.AskAsync<ApiVersionsResponse>(
            ApiKey.ApiVersions, 4, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });
        return answer.ApiKeys.ToDictionary(api => api.ApiKey, api => (api.MinVersion, api.MaxVersion));
    }

    private static List<string> NotServedByTheDocs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent.ShouldNotBeNull("the repository is not above the tests");
        }

        var rows = File.ReadLines(Path.Combine(folder.FullName, "docs", "embedded-broker.md"))
            .SkipWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal)).Skip(1)
            .SkipWhile(line => line.Length == 0).TakeWhile(line => line.StartsWith('|')).ToList();
        return [.. rows.SelectMany(row => Regex.Matches(row.Split('|')[1], "`(\\w+)`").Select(match => match.Groups[1].Value))];
    }
}
