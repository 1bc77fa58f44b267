// What becomes of a client that was last changed for Kafka 2.0: node kafka_node.js SERVERS old TOPIC.
const { KafkaClient, Producer } = require('kafka-node');

const [servers, , topic] = process.argv.slice(2);
const client = new KafkaClient({ kafkaHost: servers, connectRetryOptions: { retries: 1 }, requestTimeout: 5000 });
const producer = new Producer(client, { requireAcks: 1, ackTimeoutMs: 1000 });
const end = (error, sent) => { console.log(JSON.stringify({ did: 'old', error: String(error ?? ''), sent })); process.exit(); };
producer.on('error', end);
producer.on('ready', () => producer.send([{ topic, messages: ['v'], partition: 0 }], end));
