package io.ikart.connect;

import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.topic.CustomerTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads keys in their topic. Before each answer it reads to the end, so that a key that was made
 * before an intent is found, and one that was destroyed is not used any more. Remembers a bounded
 * number; another one is looked for in its partition once more. Thread safe; one caller at a time
 * reads.
 */
final class LoggedKeys implements PersonKeys {

  /** In front of any setting of the consumer, for example its security settings. */
  static final String CONSUMER_PREFIX = "ikart.consumer.";

  private static final int MOST = 100_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String TOPIC = CustomerTopics.PERSON_KEYS.name();
  private static final Logger LOG = LoggerFactory.getLogger(LoggedKeys.class);

  private final Supplier<Consumer<byte[], byte[]>> open;
  private final Function<byte[], SpecificRecord> decode;
  private final int most;
  private final Map<String, PersonKey> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PersonKey> eldest) {
          forgetful |= size() > most;
          return size() > most;
        }
      };
  private Consumer<byte[], byte[]> keys;
  private List<TopicPartition> partitions = List.of();
  private boolean forgetful;
  private String wanted = "";
  private PersonKey found;

  LoggedKeys(EffectConfig config, Function<byte[], SpecificRecord> decode) {
    this(
        () ->
            new KafkaConsumer<>(
                settings(config), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        decode,
        MOST);
  }

  /**
   * @param most keys remembered
   */
  LoggedKeys(
      Supplier<Consumer<byte[], byte[]>> open, Function<byte[], SpecificRecord> decode, int most) {
    this.open = open;
    this.decode = decode;
    this.most = most;
  }

  static Map<String, Object> settings(EffectConfig config) {
    var settings = new HashMap<String, Object>(config.kafkaSecurity().settings());
    settings.putAll(config.originalsWithPrefix(CONSUMER_PREFIX));
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.getList(EffectConfig.BOOTSTRAP));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  @Override
  public synchronized Optional<PersonKey> find(String keyId) {
    if (keys == null) {
      keys = open.get();
      partitions =
          keys.partitionsFor(TOPIC).stream()
              .map(each -> new TopicPartition(TOPIC, each.partition()))
              .toList();
      keys.assign(partitions);
      keys.seekToBeginning(partitions);
    }
    readToTheEnd(partitions);
    var key = known.get(keyId);
    return key == null && forgetful ? lookedFor(keyId) : Optional.ofNullable(key);
  }

  private Optional<PersonKey> lookedFor(String keyId) {
    var hash = Utils.murmur2(keyId.getBytes(StandardCharsets.UTF_8));
    var partition = List.of(new TopicPartition(TOPIC, Utils.toPositive(hash) % partitions.size()));
    wanted = keyId;
    found = null;
    keys.seekToBeginning(partition);
    readToTheEnd(partition);
    wanted = "";
    return Optional.ofNullable(found);
  }

  private void readToTheEnd(Collection<TopicPartition> of) {
    var ends = keys.endOffsets(of);
    while (ends.entrySet().stream().anyMatch(end -> keys.position(end.getKey()) < end.getValue())) {
      for (var read : keys.poll(POLL)) {
        keep(read);
      }
    }
  }

  /** What nobody can read is nobody's key: it must not keep the others from being read. */
  private void keep(ConsumerRecord<byte[], byte[]> read) {
    try {
      if (read.value() != null && decode.apply(read.value()) instanceof PersonKey key) {
        known.put(key.getKeyId(), key);
        if (key.getKeyId().equals(wanted)) {
          found = key;
        }
      }
    } catch (SerializationException e) {
      LOG.error("Unreadable key at {}-{}", read.partition(), read.offset(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (keys != null) {
      keys.close();
    }
  }
}
