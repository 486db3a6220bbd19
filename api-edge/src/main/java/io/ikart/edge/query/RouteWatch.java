package io.ikart.edge.query;

import io.ikart.schemas.query.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the routing table fresh: asks the seeds and every instance known so far, now and then and
 * whenever somebody found the table wrong. When nobody answers, the last table stays.
 */
public final class RouteWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<String> seeds;
  private final QueryTransport transport;
  private final AtomicReference<CompletableFuture<RoutingTable>> refreshing =
      new AtomicReference<>();
  private volatile RoutingTable table = RoutingTable.EMPTY;

  /**
   * @param seeds addresses (host:port) to learn the first routes from
   */
  public RouteWatch(List<String> seeds, QueryTransport transport) {
    this.seeds = List.copyOf(seeds);
    this.transport = transport;
  }

  /** Begins to refresh at intervals, until the scheduler is shut down. */
  public void start(ScheduledExecutorService scheduler) {
    var unused =
        scheduler.scheduleWithFixedDelay(
            () -> {
              var unusedTable = refresh();
            },
            0,
            INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** The table as last learned. */
  public RoutingTable table() {
    return table;
  }

  /** Learns the table anew; joins the refresh under way if there is one. Never fails. */
  public CompletableFuture<RoutingTable> refresh() {
    var mine = new CompletableFuture<RoutingTable>();
    var underWay = refreshing.compareAndExchange(null, mine);
    if (underWay != null) {
      return underWay;
    }
    var addresses = new TreeSet<>(seeds);
    addresses.addAll(table.allHosts());
    var said = new ConcurrentSkipListMap<String, Routes>();
    var all =
        addresses.stream().map(address -> ask(address, said)).toArray(CompletableFuture[]::new);
    var unused =
        CompletableFuture.allOf(all)
            .whenComplete(
                (done, failure) -> {
                  learn(said);
                  refreshing.set(null);
                  mine.complete(table);
                });
    return mine;
  }

  private CompletableFuture<Void> ask(String address, Map<String, Routes> said) {
    return transport
        .routes(address, PATIENCE)
        .handle(
            (routes, failure) -> {
              if (failure == null) {
                said.put(address, routes);
              } else {
                LOG.debug("No routes from {}: {}", address, failure.toString());
              }
              return null;
            });
  }

  private void learn(Map<String, Routes> said) {
    if (said.isEmpty()) {
      LOG.debug("No query server answered; keeping the last routes");
      return;
    }
    table = RoutingTable.merging(said);
  }
}
