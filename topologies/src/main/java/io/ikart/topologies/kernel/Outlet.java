package io.ikart.topologies.kernel;

import io.ikart.schemas.Headers;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends each message to the topic the catalogue has for its type. */
final class Outlet {

  /** Leaves room for the envelope of the batch within the topics' limit of 1 MiB. */
  private static final int MAX_RECORD_BYTES = 1_000_000;

  private final ProcessorContext<String, Encoded> context;
  private final AvroWire wire;
  private final Map<Class<?>, Topic> topics = new HashMap<>();

  Outlet(ProcessorContext<String, Encoded> context, AvroWire wire, List<Topic> written) {
    this.context = context;
    this.wire = wire;
    for (var topic : written) {
      topic.types().forEach(type -> topics.putIfAbsent(type, topic));
    }
  }

  /** Name of the node that writes a topic. */
  static String sinkName(Topic topic) {
    return "write-" + topic.name().replace('.', '-');
  }

  /**
   * Makes a message ready to be sent.
   *
   * @throws IllegalStateException when the application does not write such messages, or when this
   *     one is too large for the topics
   */
  Encoded encode(SpecificRecord message) {
    var topic = topics.get(message.getClass());
    if (topic == null) {
      throw new IllegalStateException("no topic to write " + message.getClass().getName() + " to");
    }
    var bytes = wire.encode(message);
    if (bytes.length > MAX_RECORD_BYTES && topic != OperationsTopics.DEAD_LETTERS) {
      throw new IllegalStateException(
          "%s has %d bytes, more than %d"
              .formatted(message.getClass().getSimpleName(), bytes.length, MAX_RECORD_BYTES));
    }
    int partition = message instanceof Reply reply ? reply.getPartition() : Encoded.BY_KEY;
    return new Encoded(topic, topic.keyOf(message), bytes, partition);
  }

  /** Sends a message, with the position of the record that caused it; null when none did. */
  void send(Encoded message, Incoming cause, long now) {
    var headers = new RecordHeaders();
    if (cause != null) {
      headers.add(Headers.CAUSE, cause.position().getBytes(StandardCharsets.UTF_8));
      if (cause.traceParent() != null) {
        headers.add(Headers.TRACE_PARENT, cause.traceParent());
      }
    }
    context.forward(new Record<>(message.key(), message, now, headers), sinkName(message.topic()));
  }
}
