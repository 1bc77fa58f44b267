namespace StreamTesting.BrokerContract.Tests;

public abstract class PlatformaticContract(IContractBroker broker) : ScriptTransactionContract(broker, "platformatic-kafka", "platformatic.mjs")
{
    protected override IReadOnlyDictionary<string, int> Codecs { get; } = new Dictionary<string, int> { ["none"] = 0, ["gzip"] = 1 };

    [ContractFact]
    public Task Share_ByTheConsumerProtocol_HasEachPartitionOnce() => ShareAsync("share848");

    [NeedsClient("platformatic-kafka")]
    public sealed class OnEmbedded(EmbeddedBroker broker) : PlatformaticContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("platformatic-kafka")]
    public sealed class OnReal(RealKafka broker) : PlatformaticContract(broker), IClassFixture<RealKafka>;
}
