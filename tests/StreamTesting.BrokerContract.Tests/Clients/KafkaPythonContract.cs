namespace StreamTesting.BrokerContract.Tests;

public abstract class KafkaPythonContract(IContractBroker broker, string client) : ScriptContract(broker, client, "kafka_python.py")
{
    protected override IReadOnlyDictionary<string, int> Codecs { get; } = new Dictionary<string, int> { ["none"] = 0, ["gzip"] = 1 };

    protected override bool MayKeepDeletedRecords => true;

    [NeedsClient("kafka-python")]
    public sealed class OnEmbedded(EmbeddedBroker broker) : KafkaPythonContract(broker, "kafka-python"), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("kafka-python")]
    public sealed class OnReal(RealKafka broker) : KafkaPythonContract(broker, "kafka-python"), IClassFixture<RealKafka>;

    [NeedsClient("kafka-python-ng")]
    public sealed class NewerOnEmbedded(EmbeddedBroker broker) : KafkaPythonContract(broker, "kafka-python-ng"), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("kafka-python-ng")]
    public sealed class NewerOnReal(RealKafka broker) : KafkaPythonContract(broker, "kafka-python-ng"), IClassFixture<RealKafka>;
}
