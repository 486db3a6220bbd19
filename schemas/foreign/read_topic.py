"""Prints a topic of iKart with Confluent's Python client and Apache Avro's: none of our code.

Usage: read_topic.py TOPIC BROKERS REGISTRY_URL
Ends when nothing has come for five seconds. Reads committed records, from the beginning, outside
any consumer group.
"""

import sys

from confluent_kafka import Consumer, OFFSET_BEGINNING, TopicPartition
from confluent_kafka.avro import CachedSchemaRegistryClient
from confluent_kafka.avro.serializer.message_serializer import MessageSerializer

topic, brokers, registry = sys.argv[1:]
values = MessageSerializer(CachedSchemaRegistryClient({"url": registry}))
consumer = Consumer({
    "bootstrap.servers": brokers,
    "group.id": "foreign-reader",
    "enable.auto.commit": False,
    "isolation.level": "read_committed",
})
partitions = consumer.list_topics(topic, 10).topics[topic].partitions
consumer.assign([TopicPartition(topic, p, OFFSET_BEGINNING) for p in partitions])
while (message := consumer.poll(5)) is not None:
    if message.error():
        sys.exit(str(message.error()))
    key = message.key().decode()
    print(key, values.decode_message(message.value()) if message.value() else None)
consumer.close()
