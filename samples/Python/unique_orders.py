# unique_orders.py
import json, os

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError

servers = os.environ["KAFKA_SERVERS"]


def put_out_before():
    reader = KafkaConsumer(bootstrap_servers=servers)
    unique = TopicPartition("unique", 0)
    reader.assign([unique])
    reader.seek_to_beginning(unique)
    end = reader.end_offsets([unique])[unique]
    ids = set()
    while reader.position(unique) < end:
        ids.update(json.loads(record.value)["event_id"] for records in reader.poll(200).values() for record in records)
    reader.close()
    return ids


def consume():
    seen = put_out_before()
    producer = KafkaProducer(bootstrap_servers=servers, acks="all")
    consumer = KafkaConsumer("orders", bootstrap_servers=servers, group_id="unique-orders", auto_offset_reset="earliest", enable_auto_commit=False)
    try:
        while True:
            records = [record for of_partition in consumer.poll(200).values() for record in of_partition]
            for record in records:
                event = json.loads(record.value)
                if event["event_id"] not in seen:
                    seen.add(event["event_id"])
                    producer.send("unique", key=record.key, value=json.dumps({"event_id": event["event_id"]}).encode())
            if records:
                producer.flush()
                consumer.commit()
    finally:
        consumer.close()


while True:
    try:
        consume()
    except KafkaError as error:
        print("starting again after", type(error).__name__, flush=True)
