package io.ikart.analytics.kernel;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records of the catalogue under the key the catalogue gives them. */
final class RecordWriter<T extends SpecificRecord> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1L;

  private final String topicName;
  private final Registry registry;
  private transient Topic topic;
  private transient AvroWire wire;

  RecordWriter(Topic topic, Registry registry) {
    this.topicName = topic.name();
    this.registry = registry;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    topic = Topics.named(topicName).orElseThrow();
    wire = registry.writer(topic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T result, KafkaSinkContext context, Long timestamp) {
    var key = topic.keyOf(result).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topicName, key, wire.encode(result));
  }
}
