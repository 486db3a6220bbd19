package io.ikart.analytics.kernel;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.serde.UnknownTypeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads a record by its writer's schema and takes the facts out of it. A type this version does not
 * know is skipped; bytes that cannot be read become a dead letter; a registry that does not answer
 * fails the job, which then starts again from its checkpoint.
 */
final class FactReader<T> implements KafkaRecordDeserializationSchema<Either<DeadLetter, T>> {

  private static final long serialVersionUID = 1L;

  private final String job;
  private final Registry registry;
  private final Facts.Extraction<T> extraction;
  private final TypeInformation<T> type;
  private transient AvroWire wire;

  FactReader(String job, Registry registry, Facts<T> facts) {
    this.job = job;
    this.registry = registry;
    this.extraction = facts.extraction();
    this.type = facts.type();
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    wire = registry.reader();
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> read, Collector<Either<DeadLetter, T>> facts)
      throws IOException {
    if (read.value() == null) {
      return;
    }
    try {
      var event = wire.decode(read.value());
      extraction.of(event, fact -> facts.collect(Either.Right(fact)));
    } catch (SchemaRegistryException e) {
      throw e;
    } catch (UnknownTypeException e) {
      return;
    } catch (SerializationException e) {
      facts.collect(Either.Left(letter(read, e)));
    }
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> read, SerializationException why) {
    var key = read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8);
    return DeadLetter.newBuilder()
        .setApplication(job)
        .setTopic(read.topic())
        .setPartition(read.partition())
        .setOffset(read.offset())
        .setKey(key)
        .setValue(ByteBuffer.wrap(read.value()))
        .setReason(String.valueOf(why.getMessage()))
        .setFailedAt(Instant.ofEpochMilli(read.timestamp()))
        .build();
  }

  @Override
  public TypeInformation<Either<DeadLetter, T>> getProducedType() {
    return new EitherTypeInfo<>(AvroType.records(DeadLetter.class), type);
  }
}
