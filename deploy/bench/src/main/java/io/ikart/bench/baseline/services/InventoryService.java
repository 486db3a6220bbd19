package io.ikart.bench.baseline.services;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Joins an order with the stock of its product, and reserves what is not reserved yet. */
final class InventoryService {

  private static final String RESERVED = "reserved-stock";

  private InventoryService() {}

  /** An order beside the stock of its product. */
  record Wanted(ShopOrder order, long onHand) {}

  static Topology build() {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(RESERVED), Serdes.String(), Serdes.Long()));
    var stock =
        builder.table(ServiceTopics.INVENTORY, Consumed.with(Serdes.String(), Serdes.Long()));
    builder.stream(ServiceTopics.ORDERS, Consumed.with(Serdes.String(), Wire.ORDER))
        .filter((id, order) -> order.isNew())
        .selectKey((id, order) -> order.product())
        .join(
            stock,
            Wanted::new,
            Joined.with(Serdes.String(), Wire.ORDER, Serdes.Long(), "orders-by-product"))
        .processValues(Reserving::new, RESERVED)
        .map((product, found) -> KeyValue.pair(found.orderId(), found))
        .to(ServiceTopics.VALIDATIONS, Produced.with(Serdes.String(), Wire.VALIDATION));
    return builder.build();
  }

  /** One product at a time; the reservations are the only memory. */
  private static final class Reserving implements FixedKeyProcessor<String, Wanted, Validation> {

    private FixedKeyProcessorContext<String, Validation> context;
    private KeyValueStore<String, Long> reserved;

    @Override
    public void init(FixedKeyProcessorContext<String, Validation> given) {
      context = given;
      reserved = given.getStateStore(RESERVED);
    }

    @Override
    public void process(FixedKeyRecord<String, Wanted> record) {
      var order = record.value().order();
      var before = reserved.get(record.key());
      long after = (before == null ? 0 : before) + order.quantity();
      boolean passed = after <= record.value().onHand();
      if (passed) {
        reserved.put(record.key(), after);
      }
      context.forward(
          record.withValue(new Validation(order.id(), Validation.Check.INVENTORY, passed)));
    }
  }
}
