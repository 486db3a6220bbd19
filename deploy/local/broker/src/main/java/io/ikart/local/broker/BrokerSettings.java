package io.ikart.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about the local broker, read once at start.
 *
 * @param dataDirectory where the node keeps its log and its metadata
 * @param brokerPort loopback port for clients
 * @param controllerPort loopback port for the controller's own traffic
 * @param securityDirectory where keys and secrets are; empty when everybody is let in
 */
record BrokerSettings(
    Path dataDirectory, int brokerPort, int controllerPort, Optional<Path> securityDirectory) {

  BrokerSettings {
    if (brokerPort == controllerPort) {
      throw new IllegalArgumentException(
          "IKART_BROKER_PORT and IKART_CONTROLLER_PORT are both "
              + brokerPort
              + "; they must differ");
    }
  }

  /** A node that lets everybody in who reaches it, which is nobody outside of this machine. */
  BrokerSettings(Path dataDirectory, int brokerPort, int controllerPort) {
    this(dataDirectory, brokerPort, controllerPort, Optional.empty());
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException with one line for the operator when a value is missing or bad
   */
  static BrokerSettings from(Map<String, String> environment) {
    String home = environment.get("IKART_HOME");
    if (home == null || home.isBlank()) {
      throw new IllegalArgumentException(
          "IKART_HOME is not set: where shall the broker keep its data?");
    }
    return new BrokerSettings(
        Path.of(home, "broker").toAbsolutePath(),
        port(environment, "IKART_BROKER_PORT", 9092),
        port(environment, "IKART_CONTROLLER_PORT", 9093),
        securityDirectory(environment, home));
  }

  private static Optional<Path> securityDirectory(Map<String, String> environment, String home) {
    var wanted = environment.getOrDefault("IKART_SECURE", "false");
    return switch (wanted) {
      case "false", "" -> Optional.empty();
      case "true" -> Optional.of(Path.of(home, "kafka").toAbsolutePath());
      default ->
          throw new IllegalArgumentException(
              "IKART_SECURE=" + wanted + " is neither true nor false");
    };
  }

  private static int port(Map<String, String> environment, String name, int whenAbsent) {
    String text = environment.get(name);
    if (text == null || text.isBlank()) {
      return whenAbsent;
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw badPort(name, text, notANumber);
    }
    throw badPort(name, text, null);
  }

  private static IllegalArgumentException badPort(String name, String text, Throwable cause) {
    return new IllegalArgumentException(name + "=" + text + " is not a port (1 to 65535)", cause);
  }
}
