package io.ikart.topologies.kernel;

import io.ikart.schemas.Headers;
import io.ikart.schemas.common.ParkedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record as it came, before anyone has tried to read it.
 *
 * @param replyPartition where its sender waits; {@link #NO_REPLY} when it does not
 * @param traceParent trace context; null when there is none
 * @param origin keyed hash of the network address it was asked for from; empty when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Incoming(
    String key,
    byte[] value,
    String topic,
    int partition,
    long offset,
    int replyPartition,
    byte[] traceParent,
    String origin) {

  static final int NO_REPLY = -1;
  private static final int MAX_DIGITS = 6;

  static Incoming of(Record<String, byte[]> read, RecordMetadata position) {
    return new Incoming(
        read.key(),
        read.value(),
        position.topic(),
        position.partition(),
        position.offset(),
        replyPartition(read.headers().lastHeader(Headers.REPLY_PARTITION)),
        bytes(read.headers().lastHeader(Headers.TRACE_PARENT)),
        text(read.headers().lastHeader(Headers.ORIGIN)));
  }

  static Incoming of(String key, ParkedRecord parked) {
    var value = new byte[parked.getValue().remaining()];
    parked.getValue().duplicate().get(value);
    return new Incoming(
        key,
        value,
        parked.getTopic(),
        parked.getPartition(),
        parked.getOffset(),
        parked.getReplyPartition(),
        null,
        parked.getOrigin());
  }

  boolean wantsReply() {
    return replyPartition != NO_REPLY;
  }

  /** Where it stands in the log: topic, '-', partition, '@', offset. */
  String position() {
    return topic + "-" + partition + "@" + offset;
  }

  ParkedRecord toParked(boolean failed) {
    return new ParkedRecord(
        topic, partition, offset, ByteBuffer.wrap(value), replyPartition, failed, origin);
  }

  private static int replyPartition(Header header) {
    if (header == null) {
      return NO_REPLY;
    }
    var digits = header.value();
    if (digits.length == 0 || digits.length > MAX_DIGITS) {
      return NO_REPLY;
    }
    int partition = 0;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        return NO_REPLY;
      }
      partition = partition * 10 + digit - '0';
    }
    return partition;
  }

  private static String text(Header header) {
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Header header) {
    return header == null ? null : header.value();
  }
}
