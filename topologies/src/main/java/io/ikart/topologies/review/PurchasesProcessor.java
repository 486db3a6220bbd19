package io.ikart.topologies.review;

import static io.ikart.schemas.topic.ReviewTopics.REVIEW_COMMANDS;

import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.serde.AvroWire;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each product of a delivered parcel who has got it. Of other events only the type is read.
 */
final class PurchasesProcessor extends ContextualProcessor<String, byte[], String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(PurchasesProcessor.class);

  private final AvroWire wire;
  private final String application;

  PurchasesProcessor(AvroWire wire, String application) {
    this.wire = wire;
    this.application = application;
  }

  @Override
  public void process(Record<String, byte[]> read) {
    try {
      if (wire.typeOf(read.value()).filter(OrderDelivered.class::equals).isPresent()) {
        tell(read, (OrderDelivered) wire.decode(read.value()));
      }
    } catch (SerializationException e) {
      LOG.error("{} cannot be read and verifies no review", context().recordMetadata(), e);
    }
  }

  private void tell(Record<String, byte[]> read, OrderDelivered event) {
    var now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    for (var command : Purchases.in(event, application, now)) {
      context()
          .forward(read.withKey(REVIEW_COMMANDS.keyOf(command)).withValue(wire.encode(command)));
    }
  }
}
