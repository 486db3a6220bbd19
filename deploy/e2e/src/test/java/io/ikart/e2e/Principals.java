package io.ikart.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients that log in as the applications of a secured shop do, by their files. */
record Principals(Launcher launcher) {

  private static final Duration READS_WITHIN = Duration.ofSeconds(20);
  private static final String SUFFIX = ".properties";

  /** Names of the applications that have a file. */
  List<String> names() {
    try (var files = Files.list(clients())) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path clients() {
    return launcher.home().resolve("kafka").resolve("clients");
  }

  /** Client settings of an application. */
  Map<String, Object> as(String name) {
    return settings(clients().resolve(name + SUFFIX));
  }

  /** Whoever may do everything. */
  Admin provision() {
    return Admin.create(settings(launcher.home().resolve("kafka/provision" + SUFFIX)));
  }

  static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Reads the first record of a topic's first partition. */
  static void readFirst(Map<String, Object> settings, String topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadlineNanos = System.nanoTime() + READS_WITHIN.toNanos();
      while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
        if (System.nanoTime() > deadlineNanos) {
          throw new AssertionError("nothing to read in " + topic);
        }
      }
    }
  }

  private Map<String, Object> settings(Path file) {
    var read = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = new HashMap<String, Object>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    settings.put("bootstrap.servers", launcher.bootstrap());
    settings.put("retry.backoff.ms", 5);
    settings.put("reconnect.backoff.ms", 5);
    return settings;
  }
}
