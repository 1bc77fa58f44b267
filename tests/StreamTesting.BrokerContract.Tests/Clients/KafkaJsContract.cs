namespace StreamTesting.BrokerContract.Tests;

public abstract class KafkaJsContract(IContractBroker broker) : ScriptTransactionContract(broker, "kafkajs", "kafkajs.js")
{
    protected override IReadOnlyDictionary<string, int> Codecs { get; } = new Dictionary<string, int> { ["none"] = 0, ["gzip"] = 1 };

    [NeedsClient("kafkajs")]
    public sealed class OnEmbedded(EmbeddedBroker broker) : KafkaJsContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("kafkajs")]
    public sealed class OnReal(RealKafka broker) : KafkaJsContract(broker), IClassFixture<RealKafka>;
}
