namespace StreamTesting.BrokerContract.Tests;

public abstract class KafkaJsSecurityContract(ISecuredBroker broker) : ForeignSecurityContract(broker, "kafkajs")
{
    private const string Script = """
        const { Kafka, logLevel } = require('kafkajs');
        const [servers, ca, username, password, topic] = process.argv.slice(1);
        const kafka = new Kafka({
          brokers: [servers], logLevel: logLevel.NOTHING,
          ssl: { ca: [require('fs').readFileSync(ca)] }, sasl: { mechanism: 'scram-sha-512', username, password },
        });
        (async () => {
          const producer = kafka.producer();
          await producer.connect();
          await producer.send({ topic, messages: [{ value: 'carried' }] });
          await producer.disconnect();
          const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100 });
          await consumer.connect();
          await consumer.subscribe({ topics: [topic], fromBeginning: true });
          await new Promise(read => consumer.run({ eachMessage: async ({ message }) => read(console.log(`${message.value}`)) }));
          await consumer.disconnect();
        })().catch(error => { console.error(error.message); process.exit(1); });
        """;

    private protected override Task<ClientOutput> RunAsync(string authorityFile, string password, string topic) =>
        Client.RunAsync("", "-e", Script, Broker.SaslTls, authorityFile, SecuredUsers.Alice, password, topic);

    [NeedsClient("kafkajs")]
    public sealed class OnEmbedded(EmbeddedSecured broker) : KafkaJsSecurityContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    [NeedsClient("kafkajs")]
    public sealed class OnReal(RealSecured broker) : KafkaJsSecurityContract(broker), IClassFixture<RealSecured>;
}
