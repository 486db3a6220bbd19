package io.ikart.topologies.shop;

import io.ikart.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/** A record on its way from one application to another. */
public record Message(Topic topic, String key, SpecificRecord value, Headers headers) {}
