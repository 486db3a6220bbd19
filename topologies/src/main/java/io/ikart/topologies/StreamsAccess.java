package io.ikart.topologies;

import io.ikart.schemas.access.Access;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.Topics;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/**
 * What each application may do at the brokers, read off its topology: it reads its sources, writes
 * its sinks, and has its changelogs and repartition topics for itself.
 */
public final class StreamsAccess {

  private static final int ANY_INTERVAL_MS = 100;

  private StreamsAccess() {}

  /** The access of every application there is. */
  public static List<Access> all() {
    var resources =
        new Resources(
            new AvroWire(new LocalSchemas()), new KernelMeters(new SimpleMeterRegistry()));
    return Settings.ALL_APPS.stream()
        .map(name -> of(name, Applications.named(name, resources, ANY_INTERVAL_MS).topology()))
        .toList();
  }

  /** The access of an application with this topology. */
  static Access of(String application, Topology topology) {
    var id = StreamsSettings.applicationId(application);
    var used = Used.by(topology.describe());
    var access = Access.of(application).joins(id).transacts(id + "-");
    for (var name : used.read) {
      var topic = Topics.named(name);
      access = topic.isPresent() ? access.reads(topic.get()) : access.owns(id + "-" + name);
    }
    for (var name : used.written) {
      var topic = Topics.named(name);
      access = topic.isPresent() ? access.writes(topic.get()) : access.owns(id + "-" + name);
    }
    for (var store : used.stores) {
      access = access.owns(id + "-" + store + "-changelog");
    }
    return access;
  }

  /** Names that a description mentions, without those of global stores, which have no changelog. */
  private record Used(Set<String> read, Set<String> written, Set<String> stores) {

    static Used by(TopologyDescription description) {
      var used = new Used(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      description.globalStores().forEach(store -> used.read.addAll(store.source().topicSet()));
      description.subtopologies().stream()
          .flatMap(part -> part.nodes().stream())
          .forEach(used::add);
      return used;
    }

    private void add(TopologyDescription.Node node) {
      if (node instanceof Source source) {
        read.addAll(Objects.requireNonNull(source.topicSet(), "a pattern names no topics"));
      } else if (node instanceof Sink sink) {
        written.add(Objects.requireNonNull(sink.topic(), "a choice at run time names no topic"));
      } else if (node instanceof Processor processor) {
        stores.addAll(processor.stores());
      }
    }
  }
}
