// The scenarios of the foreign clients, by @platformatic/kafka: node platformatic.mjs SERVERS SCENARIO TOPIC GROUP. What happened goes to standard output, a JSON object a line.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { Admin, Consumer, Producer, stringSerializers, stringDeserializers } = await import(pathToFileURL(require.resolve('@platformatic/kafka')).href);

const [servers, scenario, topic, group] = process.argv.slice(2);
const base = { clientId: 'platformatic', bootstrapBrokers: [servers] };
const say = fact => console.log(JSON.stringify(fact));
const text = value => value ?? null;
const record = m => ({
  partition: m.partition, offset: Number(m.offset), key: text(m.key), value: text(m.value), timestamp: Number(m.timestamp), headers: Object.fromEntries(m.headers),
});

// A real Kafka answers what its controller has decided before every part of it knows.
async function eventually(ask, holds) {
  for (let i = 0; ; i++) {
    const answer = await ask();
    if (holds(answer) || i === 300) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const newProducer = options => new Producer({ ...base, serializers: stringSerializers, ...options });
const newConsumer = (groupId, options) => new Consumer({
  ...base, groupId, deserializers: stringDeserializers, maxWaitTime: 100, sessionTimeout: 10000, heartbeatInterval: 100, autocommit: false, ...options,
});

async function produce() {
  const producer = newProducer({ idempotent: true });
  const plain = [
    { key: 'k0', value: 'v0', headers: new Map([['first', 'one'], ['second', 'two']]) },
    { key: 'Schlüssel', value: 'Größe ☃' },
    { key: 'gone', value: null },
    { key: null, value: '' },
  ];
  const sent = await producer.send({ messages: plain.map((m, i) => ({ ...m, topic, partition: 0, timestamp: BigInt(1700000000000 + 1000 * i) })) });
  say({ did: 'plain', offset: Number(sent.offsets[0].offset) });
  await producer.close();
}

async function compress() {
  const producer = newProducer({});
  for (const compression of ['none', 'gzip']) {
    const messages = Array.from({ length: 50 }, (_, i) => ({ topic, partition: 0, key: compression, value: `${compression} ${i} `.padEnd(200, 'x') }));
    const sent = await producer.send({ compression, messages });
    say({ did: compression, offset: Number(sent.offsets[0].offset) });
  }
  await producer.close();
}

async function consume(groupId, count, options = {}, until = () => false) {
  const consumer = newConsumer(groupId, options);
  const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
  for await (const message of stream) {
    say({ did: 'read', record: record(message) });
    if (--count === 0 || until(message)) {
      await message.commit();
      break;
    }
  }
  await consumer.close(true);
}

async function share(options = {}) {
  const member = name => {
    const consumer = newConsumer(group, options);
    const look = setInterval(() => {
      const held = (consumer.assignments ?? []).filter(a => a.topic === topic).flatMap(a => a.partitions).sort();
      if (held.length > 0 && String(held) !== String(consumer.held)) say({ did: 'assigned', member: name, partitions: consumer.held = held });
    }, 20);
    consumer.leave = () => {
      clearInterval(look);
      consumer.hasLeft = true;
      return consumer.close(true);
    };
    return consumer;
  };
  const start = async consumer => {
    const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
    // A fetch that is under way when the client is closed ends its stream with an error.
    stream.on('error', error => { if (!consumer.hasLeft) throw error; });
    stream.resume();
  };
  const has = (consumer, count) => eventually(() => consumer.held, held => held?.length === count);

  const [first, second] = [member('first'), member('second')];
  await start(first);
  await has(first, 4);
  await start(second);
  await Promise.all([has(first, 2), has(second, 2)]);
  await first.leave();
  await has(second, 4);
  await second.leave();
}

async function admin() {
  const admin = new Admin(base);
  const created = await admin.createTopics({ topics: [topic], partitions: 2, replicas: 1, configs: [{ name: 'retention.ms', value: '-1' }] });
  say({ did: 'created', result: created[0].name === topic });
  say({ did: 'again', result: await admin.createTopics({ topics: [topic], partitions: 2, replicas: 1 }).then(() => true, () => false) });
  await admin.createPartitions({ topics: [{ name: topic, count: 3, assignments: null }] });
  const count = async () => (await admin.metadata({ topics: [topic], forceUpdate: true })).topics.get(topic).partitionsCount;
  say({ did: 'described', partitions: await eventually(count, found => found === 3), listed: (await admin.listTopics()).includes(topic) });

  const resource = { resourceType: 2, resourceName: topic };
  await admin.incrementalAlterConfigs({ resources: [{ ...resource, configs: [{ name: 'max.message.bytes', configOperation: 0, value: '3000' }] }] });
  const setting = async () => (await admin.describeConfigs({ resources: [{ ...resource, configurationKeys: ['max.message.bytes'] }] }))[0].configs[0].value;
  say({ did: 'configured', value: await eventually(setting, value => value === '3000') });

  const producer = newProducer({});
  await producer.send({ messages: Array.from({ length: 10 }, (_, i) => ({ topic, partition: 0, value: `v${i}`, timestamp: BigInt(1700000000000 + i * 1000) })) });
  await producer.close();
  await admin.deleteRecords({ topics: [{ name: topic, partitions: [{ partition: 0, offset: 4n }] }] });
  const at = async timestamp => Number((await admin.listOffsets({ topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp }] }] }))[0].partitions[0].offset);
  say({ did: 'offsets', low: await at(-2n), high: await at(-1n), timed: await at(1700000006500n) });

  await admin.alterConsumerGroupOffsets({ groupId: group, topics: [{ name: topic, partitionOffsets: [{ partition: 0, offset: 5n }] }] });
  const [held] = await admin.listConsumerGroupOffsets({ groups: [group] });
  say({ did: 'committed', offset: Number(held.topics[0].partitions.find(p => p.partitionIndex === 0).committedOffset) });
  say({ did: 'groups', listed: (await admin.listGroups()).has(group) });
  say({ did: 'group', state: (await admin.describeGroups({ groups: [group] })).get(group).state });
  await admin.deleteGroups({ groups: [group] });
  await admin.deleteTopics({ topics: [topic] });
  say({ did: 'deleted', listed: await eventually(async () => (await admin.listTopics()).includes(topic), listed => !listed) });
  await admin.close();
}

async function transact() {
  const producer = newProducer({ transactionalId: group, idempotent: true });
  const messages = (kind, count) => Array.from({ length: count }, (_, i) => ({ topic, partition: 0, value: count === 1 ? kind : `${kind} ${i}` }));
  const committed = await producer.beginTransaction();
  await committed.send({ messages: messages('committed', 3) });
  await committed.commit();

  const consumer = newConsumer(group, { isolationLevel: 1 });
  const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
  const read = [];
  for await (const message of stream) if (read.push(message) === 3) break;

  const aborted = await producer.beginTransaction();
  await aborted.send({ messages: messages('aborted', 2) });
  await aborted.addConsumer(consumer);
  await aborted.addOffset(read[2]);
  await aborted.abort();
  const last = await producer.beginTransaction();
  await last.send({ messages: messages('last', 1) });
  await last.addConsumer(consumer);
  await last.addOffset(read[1]);
  await last.commit();
  await consumer.close(true);
  await producer.close();
  await consume(`${group}-reader`, 100, { isolationLevel: 1 }, message => message.value === 'last');
}

const scenarios = { produce, compress, consume: () => consume(group, Number(process.argv[6])), share, share848: () => share({ groupProtocol: 'consumer' }), admin, transact };
scenarios[scenario]().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
