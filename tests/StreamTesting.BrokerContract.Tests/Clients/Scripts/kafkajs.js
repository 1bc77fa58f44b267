// The scenarios of the foreign clients, by kafkajs: node kafkajs.js SERVERS SCENARIO TOPIC GROUP. What happened goes to standard output, a JSON object a line.
const { Kafka, logLevel, CompressionTypes, ConfigResourceTypes } = require('kafkajs');

const [servers, scenario, topic, group] = process.argv.slice(2);
const kafka = new Kafka({ clientId: 'kafkajs', brokers: [servers], logLevel: logLevel.WARN, logCreator: () => entry => console.error(JSON.stringify(entry.log)) });
const say = fact => console.log(JSON.stringify(fact));
const text = bytes => (bytes === null || bytes === undefined ? null : bytes.toString());

// A real Kafka answers what its controller has decided before every part of it knows.
async function eventually(ask, holds) {
  for (let i = 0; ; i++) {
    const answer = await ask();
    if (holds(answer) || i === 100) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const record = (partition, m) => ({
  partition, offset: Number(m.offset), key: text(m.key), value: text(m.value), timestamp: Number(m.timestamp),
  headers: Object.fromEntries(Object.entries(m.headers ?? {}).map(([name, value]) => [name, text(value)])),
});

async function produce() {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const plain = [
    { key: 'k0', value: 'v0', headers: { first: 'one', second: 'two' }, timestamp: '1700000000000', partition: 0 },
    { key: 'Schlüssel', value: 'Größe ☃', timestamp: '1700000001000', partition: 0 },
    { key: 'gone', value: null, timestamp: '1700000002000', partition: 0 },
    { key: null, value: '', timestamp: '1700000003000', partition: 0 },
  ];
  const [sent] = await producer.send({ topic, acks: -1, messages: plain });
  say({ did: 'plain', offset: Number(sent.baseOffset) });
  await producer.disconnect();
}

async function compress() {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (const [name, compression] of [['none', CompressionTypes.None], ['gzip', CompressionTypes.GZIP]]) {
    const messages = Array.from({ length: 50 }, (_, i) => ({ key: name, value: `${name} ${i} `.padEnd(200, 'x'), partition: 0 }));
    const [answer] = await producer.send({ topic, compression, messages });
    say({ did: name, offset: Number(answer.baseOffset) });
  }
  await producer.disconnect();
}

async function consume(count) {
  const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let left = count;
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, event => reject(event.payload.error));
    consumer.run({
      eachMessage: async ({ partition, message }) => {
        say({ did: 'read', record: record(partition, message) });
        if (--left === 0) resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();
}

async function share() {
  const done = {};
  const member = async name => {
    const consumer = kafka.consumer({ groupId: group, heartbeatInterval: 100, maxWaitTimeInMs: 100 });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      const partitions = [...(payload.memberAssignment[topic] ?? [])].sort();
      say({ did: 'assigned', member: name, partitions });
      done[name]?.(partitions);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    return consumer;
  };
  const assigned = (name, count) => new Promise(resolve => { done[name] = partitions => { if (partitions.length === count) resolve(); }; });

  const [first, second] = [await member('first'), await member('second')];
  let wait = assigned('first', 4);
  await first.run({ eachMessage: async () => {} });
  await wait;
  wait = Promise.all([assigned('first', 2), assigned('second', 2)]);
  await second.run({ eachMessage: async () => {} });
  await wait;
  wait = assigned('second', 4);
  await first.disconnect();
  await wait;
  await second.disconnect();
}

async function admin() {
  const admin = kafka.admin();
  await admin.connect();
  say({ did: 'created', result: await admin.createTopics({ topics: [{ topic, numPartitions: 2, configEntries: [{ name: 'retention.ms', value: '-1' }] }] }) });
  say({ did: 'again', result: await admin.createTopics({ topics: [{ topic, numPartitions: 2 }] }) });
  await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] });
  const { topics } = await eventually(() => admin.fetchTopicMetadata({ topics: [topic] }), found => found.topics[0].partitions.length === 3);
  say({ did: 'described', partitions: topics[0].partitions.length, listed: (await admin.listTopics()).includes(topic) });

  const resource = { type: ConfigResourceTypes.TOPIC, name: topic };
  await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries: [{ name: 'retention.ms', value: '-1' }, { name: 'max.message.bytes', value: '3000' }] }] });
  const setting = async () => (await admin.describeConfigs({ resources: [{ ...resource, configNames: ['max.message.bytes'] }] })).resources[0].configEntries[0].configValue;
  say({ did: 'configured', value: await eventually(setting, value => value === '3000') });

  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: Array.from({ length: 10 }, (_, i) => ({ value: `v${i}`, timestamp: String(1700000000000 + i * 1000), partition: 0 })) });
  await producer.disconnect();
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '4' }] });
  const [ends] = (await admin.fetchTopicOffsets(topic)).filter(o => o.partition === 0);
  const [timed] = (await admin.fetchTopicOffsetsByTimestamp(topic, 1700000006500)).filter(o => o.partition === 0);
  say({ did: 'offsets', low: Number(ends.low), high: Number(ends.high), timed: Number(timed.offset) });

  await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: '5' }] });
  const [held] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  say({ did: 'committed', offset: Number(held.partitions.find(p => p.partition === 0).offset) });
  say({ did: 'groups', listed: (await admin.listGroups()).groups.some(g => g.groupId === group) });
  const described = await admin.describeGroups([group]);
  say({ did: 'group', state: described.groups[0].state });
  await admin.deleteGroups([group]);
  await admin.deleteTopics({ topics: [topic] });
  say({ did: 'deleted', listed: await eventually(async () => (await admin.listTopics()).includes(topic), listed => !listed) });
  await admin.disconnect();
}

async function transact() {
  const producer = kafka.producer({ transactionalId: group, maxInFlightRequests: 1, idempotent: true });
  await producer.connect();
  const committed = await producer.transaction();
  await committed.send({ topic, messages: [0, 1, 2].map(i => ({ value: `committed ${i}`, partition: 0 })) });
  await committed.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions: [{ partition: 0, offset: '2' }] }] });
  await committed.commit();
  const aborted = await producer.transaction();
  await aborted.send({ topic, messages: [0, 1].map(i => ({ value: `aborted ${i}`, partition: 0 })) });
  await aborted.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions: [{ partition: 0, offset: '99' }] }] });
  await aborted.abort();
  const last = await producer.transaction();
  await last.send({ topic, messages: [{ value: 'last', partition: 0 }] });
  await last.commit();
  await producer.disconnect();

  const consumer = kafka.consumer({ groupId: `${group}-reader`, maxWaitTimeInMs: 100, readUncommitted: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise((resolve, reject) => {
    consumer.run({
      eachMessage: async ({ partition, message }) => {
        say({ did: 'read', record: record(partition, message) });
        if (text(message.value) === 'last') resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();
}

const scenarios = { produce, compress, consume: () => consume(Number(process.argv[6])), share, admin, transact };
scenarios[scenario]().catch(error => { console.error(error); process.exit(1); });
