package io.ikart.topologies.view;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CheckoutTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A customer's orders, newest first. Fed only from order events: every milestone carries the
 * order's summary, so a row is the last one's; that stock is secured is no news for a list. Keyed
 * by customer id; eventually consistent, a read may wait for a version.
 */
public final class CustomerOrdersTopology {

  /** Name of the application. */
  public static final String NAME = "customer-orders";

  /** Name of its store. */
  public static final String STORE = NAME + "-state";

  private static final Logger LOG = LoggerFactory.getLogger(CustomerOrdersTopology.class);

  private CustomerOrdersTopology() {}

  /** The topology. */
  public static Topology build(AvroWire wire) {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled()
            .withLoggingEnabled(Map.of()));
    builder.stream(
            CheckoutTopics.ORDER_EVENTS.name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("read-order-events"))
        .process(() -> new PickMilestones(wire), Named.as("pick-milestones"))
        .repartition(
            Repartitioned.with(Serdes.String(), Serdes.ByteArray()).withName("by-customer"))
        .process(() -> new KeepRows(wire), Named.as("keep-customer-orders"), STORE);
    return builder.build();
  }

  /** Turns a milestone into a row under its customer; other events and unknown types go by. */
  private static final class PickMilestones
      extends ContextualProcessor<String, byte[], String, byte[]> {

    private static final int SUMMARY = 1;
    private final AvroWire wire;
    private final Map<Class<?>, Boolean> milestones = new HashMap<>();

    PickMilestones(AvroWire wire) {
      this.wire = wire;
    }

    @Override
    public void process(Record<String, byte[]> read) {
      try {
        var type = wire.typeOf(read.value());
        if (type.isPresent()
            && milestones.computeIfAbsent(type.get(), PickMilestones::isMilestone)) {
          pick(read, wire.decode(read.value()));
        }
      } catch (SerializationException e) {
        LOG.error("{} cannot be read and is left out", context().recordMetadata(), e);
      }
    }

    /** Between placed and its outcome a list shows nothing new: two records an order are saved. */
    private static boolean isMilestone(Class<?> event) {
      if (event == OrderStockSecured.class) {
        return false;
      }
      var fields = SpecificData.get().getSchema(event).getFields();
      return fields.size() > SUMMARY
          && fields.get(SUMMARY).schema().getFullName().equals(OrderSummary.class.getName());
    }

    private void pick(Record<String, byte[]> read, SpecificRecord event) {
      var summary = (OrderSummary) event.get(SUMMARY);
      var row = new CustomerOrder(summary, Envelopes.ofEvent(event).getVersion());
      context().forward(read.withKey(summary.getCustomerId()).withValue(wire.encode(row)));
    }
  }
}
