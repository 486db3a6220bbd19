package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes topics with nothing of ours: generic Avro and the registry's REST API. */
final class Stranger {

  private static final int HEADER_BYTES = 5;

  private final String bootstrap;
  private final Edge registry;

  Stranger(String bootstrap, String registryUrl) {
    this.bootstrap = bootstrap;
    this.registry = new Edge(registryUrl);
  }

  /** The newest schema of a subject, and its id. */
  record Registered(int id, Schema schema) {}

  Registered newest(String subject) {
    JsonNode found = registry.get("/subjects/" + subject + "/versions/latest").is(200).body();
    var schema = new Schema.Parser().parse(found.path("schema").asText());
    return new Registered(found.path("id").asInt(), schema);
  }

  void write(String topic, String key, Registered type, GenericRecord value) {
    write(topic, key, type, List.of(value));
  }

  /** Writes records in their order. */
  void write(String topic, String key, Registered type, List<GenericRecord> values) {
    try (var producer =
        new KafkaProducer<String, byte[]>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var value : values) {
        producer.send(new ProducerRecord<>(topic, key, encode(type, value)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(Registered type, GenericRecord value) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var header = new DataOutputStream(bytes);
    header.writeByte(0);
    header.writeInt(type.id());
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(type.schema()).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** All committed records of a topic with this key, oldest first. */
  List<GenericRecord> read(String topic, String key) {
    return read(topic, key::equals);
  }

  /** All committed records of a topic whose keys are wanted. */
  List<GenericRecord> read(String topic, Predicate<String> wanted) {
    var found = new ArrayList<GenericRecord>();
    try (var consumer =
        new KafkaConsumer<String, byte[]>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (wanted.test(record.key())) {
            found.add(decode(record.value()));
          }
        }
      }
    }
    return found;
  }

  /** Hands over every record of every topic, aborted ones too, as it stands there. */
  void readAll(BiConsumer<String, byte[]> reader) {
    try (var consumer =
        new KafkaConsumer<byte[], byte[]>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          reader.accept(record.topic(), record.key() == null ? new byte[0] : record.key());
          reader.accept(record.topic(), record.value() == null ? new byte[0] : record.value());
        }
      }
    }
  }

  private GenericRecord decode(byte[] bytes) {
    try {
      int id = ByteBuffer.wrap(bytes).getInt(1);
      var answer = registry.get("/schemas/ids/" + id).is(200).body();
      var schema = new Schema.Parser().parse(answer.path("schema").asText());
      var decoder =
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
      return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
