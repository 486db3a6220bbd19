package io.ikart.connect;

import io.ikart.schemas.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One record as it came, whatever it holds.
 *
 * @param partition topic and partition it was read from
 * @param offset offset it was read at
 * @param key its key; empty when it has none
 * @param value its value, byte for byte; empty when it has none
 * @param traceParent trace context it carries
 */
record Job(
    TopicPartition partition,
    long offset,
    String key,
    ByteBuffer value,
    Optional<String> traceParent) {

  /**
   * Takes a record over from Connect.
   *
   * @throws ConnectException when the connector's converters do not hand over the bytes
   */
  static Job of(SinkRecord sinkRecord) {
    var partition =
        new TopicPartition(sinkRecord.originalTopic(), sinkRecord.originalKafkaPartition());
    var trace = sinkRecord.headers().lastWithName(Headers.TRACE_PARENT);
    return new Job(
        partition,
        sinkRecord.originalKafkaOffset(),
        text(bytes(sinkRecord.key(), "key.converter")),
        ByteBuffer.wrap(bytes(sinkRecord.value(), "value.converter")),
        trace != null && trace.value() instanceof byte[] bytes
            ? Optional.of(text(bytes))
            : Optional.empty());
  }

  private static byte[] bytes(Object value, String converter) {
    if (value == null) {
      return new byte[0];
    }
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    throw new ConnectException(
        converter + " must be org.apache.kafka.connect.converters.ByteArrayConverter");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Where it stands: topic, '-', partition, '@', offset. */
  String position() {
    return partition + "@" + offset;
  }
}
