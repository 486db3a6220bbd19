"""Prints as JSON what kcat hands over of a topic of iKart, with Apache Avro's library: none of our code.

Usage: kcat -b BROKERS -t TOPIC -C -e -q -f '%R%s' | decode.py REGISTRY_URL
Each value comes with its length before it (kcat's %R); a line is printed for each.
"""

import datetime
import io
import json
import struct
import sys

import avro.io
import avro.schema
import requests

NOTHING = 0xFFFFFFFF

registry = sys.argv[1].rstrip("/")
readers = {}


def reader(schema_id):
    if schema_id not in readers:
        answer = requests.get(f"{registry}/schemas/ids/{schema_id}", timeout=10)
        answer.raise_for_status()
        readers[schema_id] = avro.io.DatumReader(avro.schema.parse(answer.json()["schema"]))
    return readers[schema_id]


def text(value):
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


while header := sys.stdin.buffer.read(4):
    (length,) = struct.unpack(">I", header)
    if length != NOTHING:
        value = sys.stdin.buffer.read(length)
        _, schema_id = struct.unpack(">bI", value[:5])
        decoder = avro.io.BinaryDecoder(io.BytesIO(value[5:]))
        print(json.dumps(reader(schema_id).read(decoder), default=text))
