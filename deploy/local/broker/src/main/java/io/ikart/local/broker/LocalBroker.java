package io.ikart.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A running Kafka node. What was acknowledged survives {@link #close()}, a kill and a restart in
 * the same data directory; it does not survive the loss of that directory.
 */
final class LocalBroker implements AutoCloseable {

  private final KafkaRaftServer server;

  private LocalBroker(KafkaRaftServer server) {
    this.server = server;
  }

  /**
   * Starts a node and returns when it serves clients.
   *
   * @throws IllegalStateException with one line for the operator when a port is taken or the data
   *     directory cannot be used
   */
  static LocalBroker start(BrokerSettings settings) {
    requireFree(settings.brokerPort(), "IKART_BROKER_PORT");
    requireFree(settings.controllerPort(), "IKART_CONTROLLER_PORT");
    NodeStorage.prepare(settings.dataDirectory());
    var properties =
        settings
            .securityDirectory()
            .map(BrokerSecurity::prepare)
            .map(security -> NodeProperties.of(settings, security))
            .orElseGet(() -> NodeProperties.of(settings));
    var config = new KafkaConfig(properties, false);
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new LocalBroker(server);
  }

  /** Kafka's own message for a taken port is a stack trace several screens long. */
  private static void requireFree(int port, String variable) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new IllegalStateException(
          "port " + port + " is taken; set " + variable + " to another one", taken);
    }
  }

  /** Blocks until the node has stopped, by whatever cause. */
  void awaitStop() {
    server.awaitShutdown();
  }

  /** Stops in order: leadership handed over, log flushed, files closed. */
  @Override
  public void close() {
    server.shutdown();
  }
}
