package io.ikart.edge.kafka;

import io.ikart.schemas.access.KafkaSecurity;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks the cluster now and then whether it is there. */
public final class ClusterProbe implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int PATIENCE_MS = 3_000;

  private final Admin admin;
  private volatile boolean reachable;

  /**
   * @param security how it proves who it is
   */
  public ClusterProbe(String bootstrap, KafkaSecurity security) {
    this.admin =
        Admin.create(
            security.with(
                Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrap,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "ikart-edge-probe")));
  }

  /** Begins to ask, until the scheduler is shut down. */
  public void start(ScheduledExecutorService scheduler) {
    var unused =
        scheduler.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the cluster answered when it was last asked. */
  public boolean reachable() {
    return reachable;
  }

  private void ask() {
    var unused =
        admin
            .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
            .nodes()
            .whenComplete((nodes, failure) -> reachable = failure == null && !nodes.isEmpty());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
