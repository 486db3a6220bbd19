package io.ikart.edge.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

  @Test
  void aKeyHasThePartitionThatProducersGiveIt() {
    var table =
        RoutingTable.merging(
            Map.of("a:1", routes("stock", route(0, "a:1"), route(1, "b:1"), route(2, "c:1"))));

    // murmur2("TEA") as the default partitioner of the Java producer computes it
    var partition = BuiltInPartitioner.partitionForKey("TEA".getBytes(StandardCharsets.UTF_8), 3);
    assertThat(table.route("stock", "TEA").orElseThrow().getPartition()).isEqualTo(partition);
    assertThat(table.route("catalog", "TEA")).isEmpty();
  }

  @Test
  void anInstanceIsBelievedOnWhatItClaimsForItself() {
    var said = new TreeMap<String, Routes>();
    said.put("a:1", routes("stock", route(0, "a:1"), route(1, "a:1")));
    said.put("b:1", routes("stock", route(0, ""), route(1, "b:1")));

    var table = RoutingTable.merging(said);

    assertThat(table.hosts("stock")).containsExactly("a:1", "b:1");
  }

  @Test
  void standbysAreHostsToo() {
    var standby = new PartitionRoute(0, "a:1", List.of("b:1"));

    var table =
        RoutingTable.merging(
            Map.of("a:1", routes("checkout", standby), "c:1", routes("stock", route(0, "c:1"))));

    assertThat(table.hosts("checkout")).containsExactly("a:1", "b:1");
    assertThat(table.allHosts()).containsExactly("a:1", "b:1", "c:1");
    assertThat(table.applications()).containsExactlyInAnyOrder("checkout", "stock");
  }

  private static PartitionRoute route(int partition, String owner) {
    return new PartitionRoute(partition, owner, List.of());
  }

  private static Routes routes(String application, PartitionRoute... partitions) {
    return new Routes(List.of(new ApplicationRoutes(application, List.of(partitions))));
  }
}
