package io.ikart.topologies.kernel;

import io.ikart.schemas.topic.Topic;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A message ready to be sent. Encoding belongs to working a record out, not to writing: what cannot
 * be encoded must leave nothing half-done.
 *
 * @param partition where it must go; {@link #BY_KEY} when the key decides
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Encoded(Topic topic, String key, byte[] bytes, int partition) {

  static final int BY_KEY = -1;

  /** Hands the bytes over as they are. */
  static Serializer<Encoded> serializer() {
    return (topic, message) -> message.bytes();
  }
}
