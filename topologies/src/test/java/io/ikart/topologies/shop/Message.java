package io.ikart.topologies.shop;

import io.ikart.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record on its way from one application to another.
 *
 * @param reader the application it is on its way to; empty for the only one that reads its topic
 */
public record Message(
    Topic topic, String key, SpecificRecord value, Headers headers, String reader) {

  /** A record that one application reads at most. */
  public Message(Topic topic, String key, SpecificRecord value, Headers headers) {
    this(topic, key, value, headers, "");
  }

  /** The same record as one of its readers reads it. */
  Message to(String application) {
    return new Message(topic, key, value, headers, application);
  }
}
