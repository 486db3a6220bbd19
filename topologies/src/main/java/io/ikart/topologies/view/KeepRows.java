package io.ikart.topologies.view;

import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.topologies.kernel.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest row of each order under its customer; an older one changes nothing. */
final class KeepRows implements Processor<String, byte[], Void, Void> {

  private final AvroWire wire;
  private KeyValueStore<Bytes, byte[]> rows;

  KeepRows(AvroWire wire) {
    this.wire = wire;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    rows = context.getStateStore(CustomerOrdersTopology.STORE);
  }

  @Override
  public void process(Record<String, byte[]> read) {
    var row = (CustomerOrder) wire.decode(read.value());
    var key = StoreKeys.part(read.key(), rowId(row));
    var known = rows.get(key);
    if (known == null || ((CustomerOrder) wire.decode(known)).getVersion() < row.getVersion()) {
      rows.put(key, read.value());
    }
  }

  /**
   * Sorts newest first: what is left of time after the order was placed, 19 digits for the next 200
   * million years, then its id.
   */
  static String rowId(CustomerOrder row) {
    long left = Long.MAX_VALUE - row.getSummary().getPlacedAt().toEpochMilli();
    return left + "-" + row.getSummary().getOrderId();
  }
}
