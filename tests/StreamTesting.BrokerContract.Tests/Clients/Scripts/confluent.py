# The scenarios of the foreign clients, by confluent-kafka: python3 confluent.py SERVERS SCENARIO TOPIC GROUP. What happened goes to standard output, a JSON object a line.
import json
import sys
import time

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, ConfigResource, NewPartitions, NewTopic

servers, scenario, topic, group = sys.argv[1:5]
deadline = time.monotonic() + 30


def say(did, **fact):
    print(json.dumps({"did": did, **fact}), flush=True)


def eventually(ask, holds):
    """A real Kafka answers what its controller has decided before every part of it knows."""
    for _ in range(100):
        answer = ask()
        if holds(answer):
            return answer
        time.sleep(0.05)
    return answer


def decoded(data):
    return None if data is None else data.decode()


def record(read):
    return {
        "partition": read.partition(), "offset": read.offset(), "key": decoded(read.key()), "value": decoded(read.value()),
        "timestamp": read.timestamp()[1], "headers": {name: decoded(value) for name, value in read.headers() or []},
    }


def new_producer(**settings):
    return Producer({"bootstrap.servers": servers, "linger.ms": 50, **settings})


def new_consumer(name=group, **settings):
    return Consumer({
        "bootstrap.servers": servers, "group.id": name, "auto.offset.reset": "earliest", "enable.auto.commit": False,
        "heartbeat.interval.ms": 100, "session.timeout.ms": 10000, **settings})


def next_of(consumer):
    while time.monotonic() < deadline:
        read = consumer.poll(0.2)
        if read is not None:
            if read.error():
                raise KafkaException(read.error())
            return read
    raise TimeoutError("no further record came")


def send(producer, values, **more):
    offsets = []

    def done(error, message):
        if error:
            raise KafkaException(error)
        offsets.append(message.offset())

    for value in values:
        producer.produce(**{"topic": topic, "partition": 0, "on_delivery": done, **more, **value})
    producer.flush(20)
    return offsets[0]


def produce():
    plain = [
        {"key": "k0", "value": "v0", "headers": [("first", "one"), ("second", "two")]},
        {"key": "Schlüssel", "value": "Größe ☃"},
        {"key": "gone", "value": None},
        {"key": None, "value": ""},
    ]
    plain = [{**fields, "timestamp": 1700000000000 + 1000 * i} for i, fields in enumerate(plain)]
    say("plain", offset=send(new_producer(**{"enable.idempotence": True}), plain))


def compress():
    for codec in ["none", "gzip", "snappy", "lz4", "zstd"]:
        producer = new_producer(**{"compression.type": codec})
        say(codec, offset=send(producer, [{"key": codec, "value": f"{codec} {i} ".ljust(200, "x")} for i in range(50)]))


def consume(count):
    consumer = new_consumer()
    consumer.subscribe([topic])
    for _ in range(count):
        say("read", record=record(next_of(consumer)))
    consumer.commit(asynchronous=False)
    consumer.unsubscribe()
    consumer.close()


class Member:
    def __init__(self, name):
        self.name = name
        self.partitions = []
        self.consumer = new_consumer()
        self.consumer.subscribe([topic], on_assign=self.assigned)

    def assigned(self, consumer, partitions):
        self.partitions = sorted(partition.partition for partition in partitions)
        say("assigned", member=self.name, partitions=self.partitions)

    def leave(self):
        self.consumer.unsubscribe()
        self.consumer.close()


def poll_until(members, counts):
    while [len(member.partitions) for member in members] != counts:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{[member.partitions for member in members]} are not {counts} partitions")
        for member in members:
            member.consumer.poll(0.02)


def share():
    first = Member("first")
    poll_until([first], [4])
    second = Member("second")
    poll_until([first, second], [2, 2])
    first.leave()
    poll_until([second], [4])
    second.leave()


def done(futures):
    for future in futures.values():
        return future.result(20)


def admin():
    admin = AdminClient({"bootstrap.servers": servers})
    done(admin.create_topics([NewTopic(topic, 2, 1, config={"retention.ms": "-1"})]))
    say("created", result=True)
    try:
        done(admin.create_topics([NewTopic(topic, 2, 1)]))
        say("again", result=True)
    except KafkaException:
        say("again", result=False)
    done(admin.create_partitions([NewPartitions(topic, 3)]))
    partitions = eventually(lambda: len(admin.list_topics(topic, 10).topics[topic].partitions), lambda count: count == 3)
    say("described", partitions=partitions, listed=topic in admin.list_topics(timeout=10).topics)

    done(admin.alter_configs([ConfigResource("topic", topic, set_config={"retention.ms": "-1", "max.message.bytes": "3000"})]))
    setting = lambda: done(admin.describe_configs([ConfigResource("topic", topic)]))["max.message.bytes"].value
    say("configured", value=eventually(setting, lambda value: value == "3000"))

    send(new_producer(), [{"value": f"v{i}", "timestamp": 1700000000000 + i * 1000} for i in range(10)])
    if hasattr(admin, "delete_records"):
        done(admin.delete_records([TopicPartition(topic, 0, 4)]))
    consumer = new_consumer()
    low, high = consumer.get_watermark_offsets(TopicPartition(topic, 0), 10)
    timed = consumer.offsets_for_times([TopicPartition(topic, 0, 1700000006500)], 10)[0].offset
    say("offsets", low=low, high=high, timed=timed)
    consumer.commit(offsets=[TopicPartition(topic, 0, 5)], asynchronous=False)
    say("committed", offset=consumer.committed([TopicPartition(topic, 0)], 10)[0].offset)
    consumer.close()

    say("groups", listed=group in [listed.id for listed in admin.list_groups(timeout=10)])
    done(admin.delete_topics([topic]))
    say("deleted", listed=eventually(lambda: topic in admin.list_topics(timeout=10).topics, lambda listed: not listed))


def transact():
    producer = new_producer(**{"transactional.id": group})
    consumer = new_consumer()
    producer.init_transactions(20)
    producer.begin_transaction()
    send(producer, [{"value": f"committed {i}"} for i in range(3)])
    producer.send_offsets_to_transaction([TopicPartition(topic, 0, 2)], consumer.consumer_group_metadata(), 20)
    producer.commit_transaction(20)
    producer.begin_transaction()
    send(producer, [{"value": f"aborted {i}"} for i in range(2)])
    producer.send_offsets_to_transaction([TopicPartition(topic, 0, 99)], consumer.consumer_group_metadata(), 20)
    producer.abort_transaction(20)
    producer.begin_transaction()
    send(producer, [{"value": "last"}])
    producer.commit_transaction(20)

    reader = new_consumer(f"{group}-reader", **{"isolation.level": "read_committed"})
    reader.assign([TopicPartition(topic, 0, 0)])
    read = None
    while read is None or read.value() != b"last":
        read = next_of(reader)
        say("read", record=record(read))
    reader.close()
    consumer.close()


{"produce": produce, "compress": compress, "consume": lambda: consume(int(sys.argv[5])), "share": share, "admin": admin, "transact": transact}[scenario]()
