package io.ikart.topologies.kernel;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the last row of each key of a table, as bytes. */
final class TableProcessor implements Processor<Bytes, byte[], Void, Void> {

  private final String storeName;
  private KeyValueStore<Bytes, byte[]> rows;

  TableProcessor(String storeName) {
    this.storeName = storeName;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    rows = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<Bytes, byte[]> row) {
    rows.put(row.key(), row.value());
  }
}
