package io.ikart.edge.query;

import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;

/** Which instance has which partition of which application. Immutable. */
public final class RoutingTable {

  /** Knows nothing yet. */
  public static final RoutingTable EMPTY = new RoutingTable(Map.of());

  private final Map<String, List<PartitionRoute>> routes;

  private RoutingTable(Map<String, List<PartitionRoute>> routes) {
    this.routes = routes;
  }

  /**
   * One table from what several instances say, by the address of who says it. An instance is
   * believed first on the partitions it claims for itself; of the rest the first word with an owner
   * counts.
   */
  public static RoutingTable merging(Map<String, Routes> saidBy) {
    var merged = new HashMap<String, List<PartitionRoute>>();
    saidBy.forEach(
        (speaker, said) ->
            said.getApplications().forEach(routes -> merge(merged, speaker, routes)));
    return new RoutingTable(Map.copyOf(merged));
  }

  private static void merge(
      Map<String, List<PartitionRoute>> merged, String speaker, ApplicationRoutes said) {
    var known = merged.computeIfAbsent(said.getApplication(), unused -> new ArrayList<>());
    for (var route : said.getPartitions()) {
      int place = place(known, route.getPartition());
      if (place < 0) {
        known.add(route);
      } else if (route.getOwner().equals(speaker) || known.get(place).getOwner().isEmpty()) {
        known.set(place, route);
      }
    }
  }

  private static int place(List<PartitionRoute> known, int partition) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).getPartition() == partition) {
        return i;
      }
    }
    return -1;
  }

  /** The route of a key; empty while the application is not known. */
  public Optional<PartitionRoute> route(String application, String key) {
    var partitions = routes.getOrDefault(application, List.of());
    if (partitions.isEmpty()) {
      return Optional.empty();
    }
    int hash = Utils.murmur2(key.getBytes(StandardCharsets.UTF_8));
    int wanted = Utils.toPositive(hash) % partitions.size();
    return partitions.stream().filter(route -> route.getPartition() == wanted).findFirst();
  }

  /** Addresses of every instance that has a partition of the application, standbys included. */
  public Set<String> hosts(String application) {
    var hosts = new TreeSet<String>();
    for (var route : routes.getOrDefault(application, List.of())) {
      hosts.add(route.getOwner());
      hosts.addAll(route.getStandbys());
    }
    hosts.remove("");
    return hosts;
  }

  /** Addresses of every instance known. */
  public Set<String> allHosts() {
    return routes.keySet().stream()
        .flatMap(application -> hosts(application).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Applications known. */
  public Set<String> applications() {
    return routes.keySet();
  }
}
