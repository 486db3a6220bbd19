package io.ikart.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Headers;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.CheckoutTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaCommandSenderTest {

  private static final String ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final KafkaCommandSender sender = new KafkaCommandSender(producer, wire, () -> 3);

  @Test
  void aCommandGoesToItsTopicOnTheCartsKeyAndSaysWhereToReply() {
    var acknowledged = sender.send(removeLine());

    var sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo(CheckoutTopics.CHECKOUT_COMMANDS.name());
    assertThat(sent.key()).isEqualTo(ULID);
    assertThat(sent.headers().lastHeader(Headers.REPLY_PARTITION).value())
        .isEqualTo("3".getBytes(StandardCharsets.UTF_8));
    assertThat(sent.headers().lastHeader(Headers.TRACE_PARENT)).isNotNull();
    assertThat(wire.decode(sent.value())).isInstanceOf(RemoveCartLine.class);
    assertThat(acknowledged).isNotDone();
    producer.completeNext();
    assertThat(acknowledged).isCompleted();
  }

  @Test
  void aSendThatFailsIsToldAsSuch() {
    var acknowledged = sender.send(removeLine());

    producer.errorNext(new TimeoutException("no acknowledgement"));

    assertThat(acknowledged).isCompletedExceptionally();
  }

  private static OutgoingCommand removeLine() {
    var noon = Instant.parse("2026-11-22T12:00:00Z");
    var meta = new CommandMeta("cart_" + ULID, "c", "c", "guest", noon, noon, 0L, "");
    return new OutgoingCommand(
        CheckoutTopics.CHECKOUT_COMMANDS, new RemoveCartLine(meta, "TEA"), "00-trace");
  }
}
