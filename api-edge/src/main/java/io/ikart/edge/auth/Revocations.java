package io.ikart.edge.auth;

import io.ikart.edge.kafka.LogTail;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CustomerTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that have ended of late: tokens that name one of them do not count, although their time
 * is not over. Read from the log as it is committed, so every edge knows within moments; what is
 * older than any token that could name it is forgotten. Thread safe.
 */
public final class Revocations implements AutoCloseable {

  /** No token that names a session lives longer than this after the session's end. */
  private static final Duration KEPT = AccessTokens.LIFE.plusMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

  private final AvroWire wire;
  private final InstantSource clock;
  private final LogTail tail;
  private final Map<String, Instant> ended = new LinkedHashMap<>();
  private final Map<String, List<Runnable>> followers = new ConcurrentHashMap<>();

  public Revocations(
      AvroWire wire, InstantSource clock, Supplier<Consumer<String, byte[]>> opening) {
    this.wire = wire;
    this.clock = clock;
    this.tail =
        LogTail.since(
            () -> clock.instant().minus(KEPT),
            "ikart-edge-revocations",
            opening,
            Revocations::all,
            this::read);
  }

  public void start() {
    tail.start();
  }

  /** Whether everything that ended before this edge was started is known. */
  public boolean ready() {
    return tail.ready();
  }

  /** Whether a session has ended. */
  public boolean contains(String sessionId) {
    synchronized (ended) {
      return ended.containsKey(sessionId);
    }
  }

  /** Notes that a session has ended. */
  public void add(String sessionId) {
    var now = clock.instant();
    synchronized (ended) {
      ended.remove(sessionId);
      ended.put(sessionId, now);
      var oldest = ended.values().iterator();
      while (oldest.hasNext() && oldest.next().isBefore(now.minus(KEPT))) {
        oldest.remove();
      }
    }
    followers.getOrDefault(sessionId, List.of()).forEach(Runnable::run);
  }

  /**
   * Does something when somebody's session ends; at once when it has.
   *
   * @param over runs on the thread that hears of it: must be quick and must not throw
   * @return forgets it
   */
  public Runnable whenOver(Principal who, Runnable over) {
    if (!who.isSignedIn()) {
      return () -> {};
    }
    var session = who.signedIn().sessionId();
    followers.compute(
        session,
        (unused, there) -> {
          var list = there == null ? new CopyOnWriteArrayList<Runnable>() : there;
          list.add(over);
          return list;
        });
    if (contains(session)) {
      over.run();
    }
    return () ->
        followers.computeIfPresent(
            session,
            (unused, there) -> {
              there.remove(over);
              return there.isEmpty() ? null : there;
            });
  }

  private static List<TopicPartition> all(Consumer<String, byte[]> consumer) {
    var partitions = consumer.partitionsFor(CustomerTopics.CREDENTIALS_EVENTS.name());
    if (partitions.isEmpty()) {
      throw new KafkaException("the topic of credentials does not exist: run the provisioning");
    }
    return partitions.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void read(ConsumerRecord<String, byte[]> read) {
    try {
      boolean isEnd = wire.typeOf(read.value()).filter(SessionEnded.class::equals).isPresent();
      if (isEnd && wire.decode(read.value()) instanceof SessionEnded event) {
        add(event.getSessionId());
      }
    } catch (SerializationException e) {
      LOG.warn("Unreadable event at {}-{}", read.partition(), read.offset(), e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
