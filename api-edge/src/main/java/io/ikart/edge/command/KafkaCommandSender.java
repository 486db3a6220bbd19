package io.ikart.edge.command;

import io.ikart.schemas.Headers;
import io.ikart.schemas.serde.AvroWire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends commands with an idempotent producer, each with the partition its reply shall come to. */
public final class KafkaCommandSender implements CommandSender {

  private final Producer<String, byte[]> producer;
  private final AvroWire wire;
  private final IntSupplier replyPartition;

  /**
   * @param replyPartition partition of the replies topic this edge reads
   */
  public KafkaCommandSender(
      Producer<String, byte[]> producer, AvroWire wire, IntSupplier replyPartition) {
    this.producer = producer;
    this.wire = wire;
    this.replyPartition = replyPartition;
  }

  @Override
  public CompletableFuture<Void> send(OutgoingCommand outgoing) {
    var produced = recordOf(outgoing);
    produced
        .headers()
        .add(Headers.REPLY_PARTITION, utf8(Integer.toString(replyPartition.getAsInt())));
    return append(produced);
  }

  @Override
  public CompletableFuture<Void> tell(OutgoingCommand outgoing) {
    return append(recordOf(outgoing));
  }

  private CompletableFuture<Void> append(ProducerRecord<String, byte[]> produced) {
    var acknowledged = new CompletableFuture<Void>();
    try {
      var unused =
          producer.send(
              produced,
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(failure);
                }
              });
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
      acknowledged.completeExceptionally(e);
    } catch (KafkaException e) {
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  private ProducerRecord<String, byte[]> recordOf(OutgoingCommand outgoing) {
    var command = outgoing.command();
    var topic = outgoing.topic();
    var produced = new ProducerRecord<>(topic.name(), topic.keyOf(command), wire.encode(command));
    produced.headers().add(Headers.TRACE_PARENT, utf8(outgoing.traceParent()));
    if (!outgoing.origin().isEmpty()) {
      produced.headers().add(Headers.ORIGIN, utf8(outgoing.origin()));
    }
    return produced;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
