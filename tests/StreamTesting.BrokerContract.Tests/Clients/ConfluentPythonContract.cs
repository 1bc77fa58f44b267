namespace StreamTesting.BrokerContract.Tests;

public abstract class ConfluentPythonContract(IContractBroker broker) : ScriptTransactionContract(broker, "confluent-kafka", "confluent.py")
{
    protected override IReadOnlyDictionary<string, int> Codecs { get; } =
        new Dictionary<string, int> { ["none"] = 0, ["gzip"] = 1, ["snappy"] = 2, ["lz4"] = 3, ["zstd"] = 4 };

    /// <summary>The older versions of this client, among them Debian's, can't delete records.</summary>
    protected override bool MayKeepDeletedRecords => true;

    [NeedsClient("confluent-kafka")]
    public sealed class OnEmbedded(EmbeddedBroker broker) : ConfluentPythonContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("confluent-kafka")]
    public sealed class OnReal(RealKafka broker) : ConfluentPythonContract(broker), IClassFixture<RealKafka>;
}
