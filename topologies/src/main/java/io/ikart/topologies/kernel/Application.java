package io.ikart.topologies.kernel;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What an application is made of: one line of wiring per aggregate.
 *
 * @param name for example checkout; names its store, its group and its metrics
 * @param read topics of commands and results, all partitioned alike; the first is its own command
 *     topic, to which its deadlines go
 * @param hosted its aggregates
 * @param written topics of events and messages it writes; its own commands, the replies, the dead
 *     letters and the audit log need not be named
 * @param tables compacted topics it reads whole; a row is found by its key
 * @param hearing what events of other applications, among the topics read, amount to here
 */
public record Application(
    String name,
    List<Topic> read,
    List<Hosted<?>> hosted,
    List<Topic> written,
    List<Topic> tables,
    Hearing hearing) {

  /** An application that hears of nothing but what it is told. */
  public Application(
      String name,
      List<Topic> read,
      List<Hosted<?>> hosted,
      List<Topic> written,
      List<Topic> tables) {
    this(name, read, hosted, written, tables, Hearing.nothing());
  }

  /** Every topic it writes, its own commands first. */
  List<Topic> outputs() {
    var all = new ArrayList<Topic>();
    all.add(read.get(0));
    all.addAll(written);
    all.add(OperationsTopics.REPLIES_TO_EDGES);
    all.add(OperationsTopics.DEAD_LETTERS);
    all.add(AuditTopics.AUDIT_COMMANDS);
    return all.stream().distinct().toList();
  }

  /** Name of its one store. */
  public String storeName() {
    return name + "-state";
  }

  /** Name of the local index of its deadlines. */
  public String indexName() {
    return name + "-deadlines";
  }

  /** Name of the index in memory of the deadlines that are near. */
  public String nearIndexName() {
    return name + "-near-deadlines";
  }

  /** Name of the store of a table. */
  public static String tableName(Topic table) {
    return table.name().replace('.', '-');
  }

  References references(ProcessorContext<?, ?> context, AvroWire wire) {
    if (tables.isEmpty()) {
      return References.none();
    }
    var stores = new HashMap<Class<?>, KeyValueStore<Bytes, byte[]>>();
    for (var table : tables) {
      KeyValueStore<Bytes, byte[]> rows = context.getStateStore(tableName(table));
      table.types().forEach(type -> stores.put(type, rows));
    }
    return new References() {
      @Override
      public <T extends SpecificRecord> Optional<T> row(String id, Class<T> type) {
        var value = table(type).get(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
        return Optional.ofNullable(value).map(wire::decode).map(type::cast);
      }

      @Override
      public <T extends SpecificRecord> List<T> rows(String prefix, Class<T> type, int limit) {
        var found = new ArrayList<T>();
        try (var rows = table(type).prefixScan(prefix, new StringSerializer())) {
          while (rows.hasNext() && found.size() < limit) {
            found.add(type.cast(wire.decode(rows.next().value)));
          }
        }
        return found;
      }

      private KeyValueStore<Bytes, byte[]> table(Class<?> type) {
        return Objects.requireNonNull(stores.get(type), () -> name + ": no table of " + type);
      }
    };
  }
}
