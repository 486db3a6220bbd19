package io.ikart.topologies.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of an application's one store, and of the local index of its deadlines. In the store the
 * first byte says what stands there, so that aggregates, their parts, blocked keys and parked
 * records share it and its changelog: fewer partitions in every transaction. Text is UTF-8; numbers
 * are big endian, so that they sort.
 */
public final class StoreKeys {

  private static final byte AGGREGATE = 'A';
  private static final byte PART = 'P';
  private static final byte BLOCKED = 'B';
  private static final byte PARKED = 'Q';
  private static final byte REVIEW = 'R';
  private static final byte SEPARATOR = 0;
  private static final byte AFTER_SEPARATOR = 1;

  private StoreKeys() {}

  /** Where an aggregate's root stands. */
  public static Bytes aggregate(String id) {
    return text(AGGREGATE, id);
  }

  /** Before the first aggregate whose id is greater than the given one. */
  static Bytes afterAggregate(String id) {
    return text(AGGREGATE, id.isEmpty() ? "" : id + '\0');
  }

  /** Behind the last aggregate. */
  static Bytes endOfAggregates() {
    return Bytes.wrap(new byte[] {AGGREGATE + 1});
  }

  /** The aggregate within a key of an aggregate. */
  static String aggregateId(Bytes key) {
    return new String(key.get(), 1, key.get().length - 1, StandardCharsets.UTF_8);
  }

  /** Where a part stands. */
  public static Bytes part(String aggregateId, String partId) {
    return join(PART, aggregateId, SEPARATOR, utf8(partId));
  }

  /** Before the first part whose id is greater than the given one. */
  public static Bytes afterPart(String aggregateId, String partId) {
    return partId.isEmpty()
        ? part(aggregateId, "")
        : join(PART, aggregateId, SEPARATOR, utf8(partId + '\0'));
  }

  /** Behind the last part of an aggregate. */
  public static Bytes endOfParts(String aggregateId) {
    return join(PART, aggregateId, AFTER_SEPARATOR, new byte[0]);
  }

  /** The part id within a key of a part. */
  public static String partId(String aggregateId, Bytes key) {
    int start = 1 + utf8(aggregateId).length + 1;
    return new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8);
  }

  /** Where a deadline stands in the index: sorted by time. */
  public static Bytes deadline(long dueAt, String aggregateId) {
    var id = utf8(aggregateId);
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length).putLong(dueAt).put(id).array());
  }

  /** The time within a key of a deadline, milliseconds since the epoch. */
  public static long dueAt(Bytes deadline) {
    return ByteBuffer.wrap(deadline.get()).getLong();
  }

  /** The aggregate within a key of a deadline. */
  public static String awaited(Bytes deadline) {
    int length = deadline.get().length - Long.BYTES;
    return new String(deadline.get(), Long.BYTES, length, StandardCharsets.UTF_8);
  }

  /** Where it is noted that a partition key is blocked. */
  public static Bytes blocked(String key) {
    return text(BLOCKED, key);
  }

  /** The partition key within a key of a block. */
  public static String blockedKey(Bytes blocked) {
    return new String(blocked.get(), 1, blocked.get().length - 1, StandardCharsets.UTF_8);
  }

  /** Before the first blocked key. */
  public static Bytes startOfBlocked() {
    return Bytes.wrap(new byte[] {BLOCKED});
  }

  /** Behind the last blocked key. */
  public static Bytes endOfBlocked() {
    return Bytes.wrap(new byte[] {BLOCKED + 1});
  }

  /** Where it is noted that a person must look at an aggregate. */
  static Bytes review(String aggregateId) {
    return text(REVIEW, aggregateId);
  }

  /** The aggregate within a key of a review. */
  public static String reviewed(Bytes review) {
    return aggregateId(review);
  }

  /** Before the first aggregate a person must look at whose id is greater than the given one. */
  public static Bytes afterReview(String aggregateId) {
    return text(REVIEW, aggregateId.isEmpty() ? "" : aggregateId + '\0');
  }

  /** Behind the last aggregate a person must look at. */
  public static Bytes endOfReviews() {
    return Bytes.wrap(new byte[] {REVIEW + 1});
  }

  /** Where a parked record stands: in the order they came. */
  public static Bytes parked(String key, long number) {
    var place = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return join(PARKED, key, SEPARATOR, place);
  }

  /** Behind the last parked record of a key. */
  public static Bytes endOfParked(String key) {
    return join(PARKED, key, AFTER_SEPARATOR, new byte[0]);
  }

  private static Bytes text(byte kind, String text) {
    var utf8 = utf8(text);
    return Bytes.wrap(ByteBuffer.allocate(1 + utf8.length).put(kind).put(utf8).array());
  }

  private static Bytes join(byte kind, String text, byte separator, byte[] rest) {
    var utf8 = utf8(text);
    return Bytes.wrap(
        ByteBuffer.allocate(2 + utf8.length + rest.length)
            .put(kind)
            .put(utf8)
            .put(separator)
            .put(rest)
            .array());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
