package io.ikart.connect.mail;

import io.ikart.connect.EffectConfig;
import io.ikart.connect.Envelopes;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.topic.NotificationTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads in the results which mails have been sent. Before each answer it reads to the end, so that
 * it knows what a task that died a moment ago had written down. Remembers a bounded number. Thread
 * safe; one caller at a time reads.
 */
final class LoggedMails implements SentMails {

  /** Mails remembered: many times what can lie between two commits of offsets. */
  private static final int MOST = 200_000;

  /** Clocks of brokers and applications differ by less. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String TOPIC = NotificationTopics.MAIL_RESULTS.name();

  private final Supplier<Consumer<byte[], byte[]>> open;
  private final Function<byte[], SpecificRecord> decode;
  private final Map<String, Boolean> sent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };
  private Consumer<byte[], byte[]> results;
  private Instant readFrom = Instant.MAX;

  LoggedMails(MailConfig config, Envelopes envelopes) {
    this(
        () ->
            new KafkaConsumer<>(
                settings(config), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        value -> envelopes.wire().decode(value));
  }

  LoggedMails(Supplier<Consumer<byte[], byte[]>> open, Function<byte[], SpecificRecord> decode) {
    this.open = open;
    this.decode = decode;
  }

  static Map<String, Object> settings(MailConfig config) {
    var settings = new HashMap<String, Object>(config.kafkaSecurity().settings());
    settings.putAll(config.originalsWithPrefix(MailConfig.CONSUMER_PREFIX));
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.getList(EffectConfig.BOOTSTRAP));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  @Override
  public synchronized boolean contains(String notification, Instant asked) {
    var from = asked.minus(SLACK);
    if (results == null) {
      results = open.get();
      results.assign(partitions());
    }
    if (from.isBefore(readFrom)) {
      seek(from);
    }
    readToTheEnd();
    return sent.containsKey(notification);
  }

  private List<TopicPartition> partitions() {
    return results.partitionsFor(TOPIC).stream()
        .map(found -> new TopicPartition(TOPIC, found.partition()))
        .toList();
  }

  private void seek(Instant from) {
    var times =
        results.assignment().stream()
            .collect(Collectors.toMap(each -> each, each -> from.toEpochMilli()));
    var ends = results.endOffsets(results.assignment());
    results
        .offsetsForTimes(times)
        .forEach(
            (partition, found) ->
                results.seek(partition, found == null ? ends.get(partition) : found.offset()));
    readFrom = from;
  }

  private void readToTheEnd() {
    var ends = results.endOffsets(results.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> results.position(end.getKey()) < end.getValue())) {
      for (var read : results.poll(POLL)) {
        if (decode.apply(read.value()) instanceof MailResult result
            && result.getOutcome() == MailOutcome.SENT) {
          sent.put(MailEffect.nameOf(result.getMeta(), result.getNotificationId()), true);
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    if (results != null) {
      results.close();
    }
  }
}
