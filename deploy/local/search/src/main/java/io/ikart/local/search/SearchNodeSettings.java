package io.ikart.local.search;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says about the local search node, read once at start.
 *
 * @param home where the node keeps its configuration and its indices
 * @param modules folder with one folder for each module the node loads
 * @param httpPort loopback port for clients
 * @param transportPort loopback port a node needs for other nodes, although there are none
 */
record SearchNodeSettings(Path home, Path modules, int httpPort, int transportPort) {

  SearchNodeSettings {
    if (httpPort == transportPort) {
      throw new IllegalArgumentException(
          "IKART_SEARCH_PORT and IKART_SEARCH_TRANSPORT_PORT are both "
              + httpPort
              + "; they must differ");
    }
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException with one line for the operator when a value is missing or bad
   */
  static SearchNodeSettings from(Map<String, String> environment) {
    return new SearchNodeSettings(
        Path.of(required(environment, "IKART_HOME"), "search").toAbsolutePath(),
        Path.of(required(environment, "IKART_SEARCH_MODULES")).toAbsolutePath(),
        port(environment, "IKART_SEARCH_PORT", 9200),
        port(environment, "IKART_SEARCH_TRANSPORT_PORT", 9300));
  }

  private static String required(Map<String, String> environment, String name) {
    String text = environment.get(name);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return text;
  }

  private static int port(Map<String, String> environment, String name, int whenAbsent) {
    String text = environment.get(name);
    if (text == null || text.isBlank()) {
      return whenAbsent;
    }
    if (text.matches("\\d{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new IllegalArgumentException(name + "=" + text + " is not a port (1 to 65535)");
  }
}
