using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>
/// Every API in every version, asked for next to nothing: the errors of the answers are those in a file, one line an API and version, for a real
/// Kafka as for the embedded broker.
/// </summary>
public abstract class MinimalRequestContract(IContractBroker broker) : RawContract(broker)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Data", "MinimalAnswers.txt");

    [ContractFact]
    public async Task EachVersionOfEachApi_AskedForNothing_AnswersAsRecorded()
    {
        await NewGroupAsync();
        var versions = await Client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 4, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });
        var served = versions.ApiKeys.Select(api => (ApiKey)api.ApiKey).ToHashSet();
        var (compared, wrong) = (0, new List<string>());
        foreach (var line in System.IO.File.ReadLines(File))
        {
            var parts = line.Split(' ', 3);
            var (api, version) = (Enum.Parse<ApiKey>(parts[0]), short.Parse(parts[1]));
            if (!served.Contains(api))
            {
                continue;
            }

            compared++;
            var answered = await MinimalRequest.AskAsync(Servers, api, version, Patience);
            if (answered != parts[2])
            {
                wrong.Add($"{api} version {version}: '{answered}' in place of '{parts[2]}'");
            }
        }

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(200);
    }

    public sealed class OnEmbedded(EmbeddedBrokerOfAnyRequests broker) : MinimalRequestContract(broker), IClassFixture<EmbeddedBrokerOfAnyRequests>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : MinimalRequestContract(broker), IClassFixture<RealKafka>;
}
