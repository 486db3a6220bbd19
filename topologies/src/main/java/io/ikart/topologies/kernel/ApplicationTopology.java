package io.ikart.topologies.kernel;

import io.ikart.schemas.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires an application: read, decide, write. Every node and store has a name of its own. */
public final class ApplicationTopology {

  private ApplicationTopology() {}

  /** The topology of an application of aggregates. */
  public static Topology of(Application application, Resources resources) {
    var topology = new Topology();
    var decide = "decide-" + application.name();
    var sources = application.read().stream().map(ApplicationTopology::sourceName).toList();
    for (var topic : application.read()) {
      topology.addSource(
          sourceName(topic), new StringDeserializer(), new ByteArrayDeserializer(), topic.name());
    }
    topology.addProcessor(
        decide,
        () -> new AggregateProcessor(application, resources),
        sources.toArray(String[]::new));
    topology.addStateStore(stateOf(application), decide);
    topology.addStateStore(
        indexOf(Stores.persistentKeyValueStore(application.indexName())), decide);
    topology.addStateStore(
        indexOf(Stores.inMemoryKeyValueStore(application.nearIndexName())), decide);
    application.tables().forEach(table -> addTable(topology, table));
    application.outputs().forEach(topic -> addSink(topology, topic, decide));
    return topology;
  }

  static String sourceName(Topic topic) {
    return "read-" + topic.name().replace('.', '-');
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> stateOf(Application application) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(application.storeName()),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** No changelog: an index of deadlines is made anew from the roots. */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> indexOf(
      KeyValueBytesStoreSupplier supplier) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingDisabled();
  }

  /** Rows stay bytes until they are looked up: one bad row cannot stop every instance. */
  private static void addTable(Topology topology, Topic table) {
    var name = Application.tableName(table);
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled(),
        sourceName(table),
        Serdes.Bytes().deserializer(),
        Serdes.ByteArray().deserializer(),
        table.name(),
        "keep-" + name,
        () -> new TableProcessor(name));
  }

  private static void addSink(Topology topology, Topic topic, String parent) {
    StreamPartitioner<String, Encoded> toAsker =
        (name, key, message, partitions) ->
            message.partition() == Encoded.BY_KEY
                ? Optional.empty()
                : Optional.of(Set.of(message.partition() % partitions));
    topology.addSink(
        Outlet.sinkName(topic),
        topic.name(),
        new StringSerializer(),
        Encoded.serializer(),
        toAsker,
        parent);
  }
}
