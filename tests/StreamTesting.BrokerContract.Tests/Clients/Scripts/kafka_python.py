# The scenarios of the foreign clients, by kafka-python: python3 kafka_python.py SERVERS SCENARIO TOPIC GROUP. What happened goes to standard output, a JSON object a line.
import json
import sys
import threading
import time

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, NewPartitions, NewTopic
from kafka.errors import KafkaError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata

servers, scenario, topic, group = sys.argv[1:5]
said = threading.Lock()


def say(did, **fact):
    with said:
        print(json.dumps({"did": did, **fact}), flush=True)


def encoded(text):
    return None if text is None else text.encode()


def decoded(data):
    return None if data is None else data.decode()


def eventually(ask, holds):
    """A real Kafka answers what its controller has decided before every part of it knows."""
    for _ in range(100):
        answer = ask()
        if holds(answer):
            return answer
        time.sleep(0.05)
    return answer


def record(read):
    return {
        "partition": read.partition, "offset": read.offset, "key": decoded(read.key), "value": decoded(read.value),
        "timestamp": read.timestamp, "headers": {name: decoded(value) for name, value in read.headers},
    }


def produce():
    producer = KafkaProducer(bootstrap_servers=servers, acks="all")
    plain = [
        ("k0", "v0", [("first", b"one"), ("second", b"two")]),
        ("Schlüssel", "Größe ☃", None),
        ("gone", None, None),
        (None, "", None),
    ]
    sent = [
        producer.send(topic, key=encoded(key), value=encoded(value), headers=headers, partition=0, timestamp_ms=1700000000000 + 1000 * i)
        for i, (key, value, headers) in enumerate(plain)
    ]
    say("plain", offset=sent[0].get(20).offset)
    producer.close()


def compress():
    for codec in ["none", "gzip"]:
        producer = KafkaProducer(bootstrap_servers=servers, compression_type=None if codec == "none" else codec, linger_ms=100)
        sent = [producer.send(topic, key=codec.encode(), value=f"{codec} {i} ".ljust(200, "x").encode(), partition=0) for i in range(50)]
        producer.flush(20)
        say(codec, offset=sent[0].get(20).offset)
        producer.close()


def consume(count):
    consumer = KafkaConsumer(topic, bootstrap_servers=servers, group_id=group, auto_offset_reset="earliest", enable_auto_commit=False)
    for _ in range(count):
        say("read", record=record(next(consumer)))
    consumer.commit()
    consumer.close()


class Member:
    def __init__(self, name):
        self.name = name
        self.leaving = threading.Event()
        self.assigned = threading.Condition()
        self.partitions = None
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        consumer = KafkaConsumer(
            topic, bootstrap_servers=servers, group_id=group, heartbeat_interval_ms=100, session_timeout_ms=10000, enable_auto_commit=False)
        while not self.leaving.is_set():
            consumer.poll(timeout_ms=50)
            partitions = sorted(partition.partition for partition in consumer.assignment())
            if partitions and partitions != self.partitions:
                say("assigned", member=self.name, partitions=partitions)
                with self.assigned:
                    self.partitions = partitions
                    self.assigned.notify_all()
        consumer.close()

    def wait_for(self, count):
        with self.assigned:
            if not self.assigned.wait_for(lambda: self.partitions and len(self.partitions) == count, 20):
                raise TimeoutError(f"{self.name} has {self.partitions}, not {count} partitions")

    def leave(self):
        self.leaving.set()
        self.thread.join(20)


def share():
    members = []
    try:
        members.append(Member("first"))
        members[0].wait_for(4)
        members.append(Member("second"))
        members[0].wait_for(2)
        members[1].wait_for(2)
        members[0].leave()
        members[1].wait_for(4)
    finally:
        for member in members:
            member.leave()


def admin():
    admin = KafkaAdminClient(bootstrap_servers=servers)
    admin.create_topics([NewTopic(topic, 2, 1, topic_configs={"retention.ms": "-1"})])
    say("created", result=True)
    try:
        admin.create_topics([NewTopic(topic, 2, 1)])
        say("again", result=True)
    except TopicAlreadyExistsError:
        say("again", result=False)
    admin.create_partitions({topic: NewPartitions(3)})
    say("described", partitions=eventually(lambda: len(admin.describe_topics([topic])[0]["partitions"]), lambda count: count == 3), listed=topic in admin.list_topics())

    admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, {"retention.ms": "-1", "max.message.bytes": "3000"})])
    asked = ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": None})
    say("configured", value=eventually(lambda: admin.describe_configs([asked])[0].resources[0][4][0][1], lambda value: value == "3000"))

    producer = KafkaProducer(bootstrap_servers=servers)
    for i in range(10):
        producer.send(topic, value=f"v{i}".encode(), partition=0, timestamp_ms=1700000000000 + i * 1000)
    producer.flush(20)
    producer.close()
    partition = TopicPartition(topic, 0)
    if hasattr(admin, "delete_records"):
        admin.delete_records({partition: 4})
    consumer = KafkaConsumer(bootstrap_servers=servers, group_id=group, enable_auto_commit=False)
    timed = consumer.offsets_for_times({partition: 1700000006500})[partition].offset
    say("offsets", low=consumer.beginning_offsets([partition])[partition], high=consumer.end_offsets([partition])[partition], timed=timed)
    consumer.assign([partition])
    consumer.commit({partition: offset_and_metadata(5)})
    consumer.close()

    say("committed", offset=admin.list_consumer_group_offsets(group)[partition].offset)
    say("groups", listed=group in [listed[0] for listed in admin.list_consumer_groups()])
    say("group", state=admin.describe_consumer_groups([group])[0].state)
    if hasattr(admin, "delete_consumer_groups"):
        admin.delete_consumer_groups([group])
    admin.delete_topics([topic])
    say("deleted", listed=eventually(lambda: topic in admin.list_topics(), lambda listed: not listed))
    admin.close()


def old():
    """Produces as a client of Kafka 0.10 does."""
    producer = KafkaProducer(bootstrap_servers=servers, api_version=(0, 10), retries=0, request_timeout_ms=5000)
    try:
        say("old", error="", sent=producer.send(topic, value=b"v", partition=0).get(10).offset)
    except KafkaError as refused:
        say("old", error=str(refused))
    producer.close(0)


def offset_and_metadata(offset):
    return OffsetAndMetadata(offset, "", *([-1] if len(OffsetAndMetadata._fields) == 3 else []))


{"produce": produce, "compress": compress, "consume": lambda: consume(int(sys.argv[5])), "share": share, "admin": admin, "old": old}[scenario]()
