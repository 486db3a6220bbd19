package io.ikart.tools.keys;

import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.ToolsSettings;
import io.ikart.tools.audit.OperatorTrail;
import io.ikart.tools.log.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Encrypts every person's key by the newest master key, so that older ones may be thrown away. */
@Command(
    name = "rewrap",
    description = {
      "Encrypt every person's key by the first of the master keys (IKART_MASTER_KEY, or the file"
          + " master-key of the shop), so that the others may be removed. The shop runs on; safe to"
          + " run again.",
      "SECURITY.md says what else an old master key has sealed."
    })
public final class RewrapCommand implements ToolCommand {

  private static final Duration READ_WITHIN = Duration.ofMinutes(10);

  /** One to write, one to look; more only when persons are erased at the same moment. */
  private static final int MOST_LOOKS = 10;

  @Mixin private Console console;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var sealing = new Sealing(masterKey(settings));
    var log = EventLog.of(settings);
    new OperatorTrail(settings).note(Audited.KEYS_REWRAPPED, CustomerTopics.PERSON_KEYS.name());
    long written = 0;
    try (var producer = producer(settings)) {
      for (int look = 0; look < MOST_LOOKS; look++) {
        var keys = read(log, sealing);
        var due = keys.due();
        if (due.isEmpty()) {
          console.say(
              "%,d keys are encrypted by the newest master key; %,d rows were written",
              keys.count(), written);
          return OK;
        }
        write(producer, log.wire(), due);
        written += due.size();
      }
    }
    console.say("%,d rows were written, and there is more to write: run it again", written);
    return FAILED;
  }

  private static MasterKey masterKey(ToolsSettings settings) throws Exception {
    return MasterKey.of(settings.masterKeys());
  }

  private static Producer<byte[], byte[]> producer(ToolsSettings settings) {
    return new KafkaProducer<>(
        settings.kafka(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static Rewrapping read(EventLog log, Sealing sealing) throws TimeoutException {
    var keys = new Rewrapping(sealing);
    log.read(
        List.of(CustomerTopics.PERSON_KEYS),
        READ_WITHIN,
        record -> {
          if (record.value() instanceof PersonKey row) {
            keys.accept(row);
          }
        });
    return keys;
  }

  private static void write(Producer<byte[], byte[]> producer, AvroWire wire, List<PersonKey> rows)
      throws ExecutionException, InterruptedException {
    var topic = CustomerTopics.PERSON_KEYS;
    List<Future<RecordMetadata>> sent =
        rows.stream()
            .map(
                row ->
                    producer.send(
                        new ProducerRecord<>(
                            topic.name(),
                            topic.keyOf(row).getBytes(StandardCharsets.UTF_8),
                            wire.encode(row))))
            .toList();
    for (var each : sent) {
      each.get();
    }
  }
}
