package io.ikart.tools;

import java.net.URI;
import java.util.Map;

/**
 * Where the shop is, read from the environment once.
 *
 * @param bootstrap Kafka bootstrap servers
 * @param registryUrl Confluent-compatible schema registry API
 * @param edgeUrl the edge's HTTP address, without a slash at the end
 * @param partitions of every keyed topic, 1 to 1,000
 * @param replication copies of every partition, 1 to 7
 */
public record ToolsSettings(
    String bootstrap, String registryUrl, URI edgeUrl, int partitions, short replication) {

  /**
   * Reads the {@code IKART_*} variables.
   *
   * @throws BadSetting when one has a value that cannot be used
   */
  public static ToolsSettings from(Map<String, String> environment) {
    int edgePort = number(environment, "IKART_EDGE_PORT", 8080, 1, 65_535);
    return new ToolsSettings(
        environment.getOrDefault("IKART_BOOTSTRAP", "127.0.0.1:9092"),
        environment.getOrDefault("IKART_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7"),
        URI.create("http://127.0.0.1:" + edgePort),
        number(environment, "IKART_PARTITIONS", 4, 1, 1_000),
        (short) number(environment, "IKART_REPLICATION", 1, 1, 7));
  }

  private static int number(
      Map<String, String> environment, String variable, int byDefault, int least, int most) {
    var text = environment.get(variable);
    if (text == null || text.isBlank()) {
      return byDefault;
    }
    var expected = "a number from %d to %d".formatted(least, most);
    try {
      int value = Integer.parseInt(text.trim());
      if (value < least || value > most) {
        throw new BadSetting(variable, text, expected);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new BadSetting(variable, text, expected);
    }
  }
}
