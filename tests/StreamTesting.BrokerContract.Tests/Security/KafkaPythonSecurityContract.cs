namespace StreamTesting.BrokerContract.Tests;

public abstract class KafkaPythonSecurityContract(ISecuredBroker broker) : ForeignSecurityContract(broker, "kafka-python")
{
    private const string Script = """
        import sys
        from kafka import KafkaConsumer, KafkaProducer, TopicPartition

        servers, ca, user, password, topic = sys.argv[1:]
        login = dict(
            bootstrap_servers=servers, security_protocol="SASL_SSL", ssl_cafile=ca,
            sasl_mechanism="SCRAM-SHA-256", sasl_plain_username=user, sasl_plain_password=password)
        producer = KafkaProducer(**login, max_block_ms=5000)
        producer.send(topic, b"carried").get(20)
        producer.close()
        consumer = KafkaConsumer(**login, auto_offset_reset="earliest", consumer_timeout_ms=20000)
        consumer.assign([TopicPartition(topic, 0)])
        print(next(consumer).value.decode())
        consumer.close()
        """;

    private protected override Task<ClientOutput> RunAsync(string authorityFile, string password, string topic) =>
        Client.RunAsync("", "-c", Script, Broker.SaslTls, authorityFile, SecuredUsers.Alice, password, topic);

    [NeedsClient("kafka-python")]
    public sealed class OnEmbedded(EmbeddedSecured broker) : KafkaPythonSecurityContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    [NeedsClient("kafka-python")]
    public sealed class OnReal(RealSecured broker) : KafkaPythonSecurityContract(broker), IClassFixture<RealSecured>;
}
