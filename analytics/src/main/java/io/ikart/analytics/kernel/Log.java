package io.ikart.analytics.kernel;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.Topic;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The log as one job sees it: facts come in, results go out. Reads committed events from the
 * beginning (or from where the job's checkpoint stood), with event time from the facts; writes at
 * least once, which is enough for keyed results with a revision.
 */
public final class Log {

  private final StreamExecutionEnvironment environment;
  private final JobSettings settings;
  private final String job;
  private final Registry registry;

  /**
   * @param job its name: begins the consumer group of each of its sources, and is the application
   *     of its dead letters
   */
  public Log(StreamExecutionEnvironment environment, JobSettings settings, String job) {
    this.environment = environment;
    this.settings = settings;
    this.job = job;
    this.registry = Registry.at(settings.registryUrl());
  }

  /** The facts of some topics; what cannot be read goes to the dead letters. */
  public <T> DataStream<T> read(Facts<T> wanted) {
    var read =
        environment
            .fromSource(source(wanted), eventTime(wanted), wanted.name())
            .uid(wanted.name())
            .process(new Unreadable<T>(), wanted.type())
            .name(wanted.name() + " readable")
            .uid(wanted.name() + "-readable");
    write(
        wanted.name() + "-unreadable",
        read.getSideOutput(Unreadable.LETTERS),
        OperationsTopics.DEAD_LETTERS);
    return read;
  }

  /** Writes records of the catalogue to their topic, at least once. */
  public <T extends SpecificRecord> void write(String name, DataStream<T> results, Topic topic) {
    results.sinkTo(sink(topic)).name(name + " to " + topic).uid(name);
  }

  private <T> KafkaSource<Either<DeadLetter, T>> source(Facts<T> wanted) {
    // A group of its own: two sources may read one topic, and neither may commit for the other.
    var group = "ikart-analytics-" + job + "-" + wanted.name();
    var security = new Properties();
    security.putAll(settings.kafkaSecurity().settings());
    return KafkaSource.<Either<DeadLetter, T>>builder()
        .setProperties(security)
        .setBootstrapServers(settings.bootstrap())
        .setTopics(wanted.topics().stream().map(Topic::name).toList())
        .setGroupId(group)
        .setClientIdPrefix(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setDeserializer(new FactReader<>(job, registry, wanted))
        .build();
  }

  private <T> WatermarkStrategy<Either<DeadLetter, T>> eventTime(Facts<T> wanted) {
    var time = wanted.time();
    return WatermarkStrategy.<Either<DeadLetter, T>>forBoundedOutOfOrderness(settings.outOfOrder())
        .withTimestampAssigner(
            (read, unused) -> read.isRight() ? time.of(read.right()) : Long.MIN_VALUE)
        .withIdleness(settings.idle());
  }

  private <T extends SpecificRecord> KafkaSink<T> sink(Topic topic) {
    var producer = new Properties();
    producer.putAll(settings.kafkaSecurity().settings());
    producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return KafkaSink.<T>builder()
        .setBootstrapServers(settings.bootstrap())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(new RecordWriter<>(topic, registry))
        .build();
  }
}
