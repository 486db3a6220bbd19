package io.ikart.tools;

import io.ikart.schemas.access.Declared;
import io.ikart.schemas.access.KafkaSecurity;
import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.seal.HeadSignatures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the shop is, read from the environment once.
 *
 * @param bootstrap Kafka bootstrap servers
 * @param kafkaSecurity how clients prove there who they are
 * @param registryUrl Confluent-compatible schema registry API
 * @param edgeUrl the edge's HTTP address, without a slash at the end
 * @param connectUrls addresses of the Connect workers, without a slash at the end
 * @param searchUrl Elasticsearch, without a slash at the end
 * @param querySeeds addresses of query servers to learn the routes from
 * @param home folder of the local shop, where its secret lies; empty when not set
 * @param secret shared with the query servers; empty when not set
 * @param clientId what the tools are called at the edge
 * @param clientSecret what they prove it with; empty when not set
 * @param auditPublicKeys what heads of the audit log are verified with; empty when not set
 * @param operator who runs the tools, for the audit log
 * @param masterKey what keys of persons are encrypted by; empty when not set
 * @param partitions of every keyed topic, 1 to 1,000
 * @param replication copies of every partition, 1 to 7
 */
public record ToolsSettings(
    String bootstrap,
    KafkaSecurity kafkaSecurity,
    String registryUrl,
    URI edgeUrl,
    List<URI> connectUrls,
    URI searchUrl,
    List<String> querySeeds,
    String home,
    String secret,
    String clientId,
    String clientSecret,
    String auditPublicKeys,
    String operator,
    String masterKey,
    int partitions,
    short replication) {

  /**
   * Reads the {@code IKART_*} variables.
   *
   * @throws BadSetting when one has a value that cannot be used
   */
  public static ToolsSettings from(Map<String, String> environment) {
    int edgePort = number(environment, "IKART_EDGE_PORT", 8080, 1, 65_535);
    int connectPort = number(environment, "IKART_CONNECT_PORT", 8083, 1, 65_535);
    int workers = number(environment, "IKART_CONNECT_WORKERS", 1, 1, 9);
    int queryPort = number(environment, "IKART_QUERY_PORT", 7070, 1, 65_535);
    return new ToolsSettings(
        environment.getOrDefault("IKART_BOOTSTRAP", "127.0.0.1:9092"),
        kafkaSecurity(environment),
        environment.getOrDefault("IKART_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7"),
        URI.create(environment.getOrDefault("IKART_EDGE_URL", "http://127.0.0.1:" + edgePort)),
        IntStream.range(connectPort, connectPort + workers)
            .mapToObj(port -> URI.create("http://127.0.0.1:" + port))
            .toList(),
        URI.create(environment.getOrDefault("IKART_SEARCH_URL", "http://127.0.0.1:9200")),
        seeds(environment.getOrDefault("IKART_QUERY_SEEDS", "http://127.0.0.1:" + queryPort)),
        environment.getOrDefault("IKART_HOME", ""),
        environment.getOrDefault("IKART_INTERNAL_SECRET", ""),
        environment.getOrDefault("IKART_CLIENT_ID", "tools"),
        environment.getOrDefault("IKART_CLIENT_SECRET", ""),
        environment.getOrDefault("IKART_AUDIT_PUBLIC_KEYS", ""),
        environment.getOrDefault("IKART_OPERATOR", environment.getOrDefault("USER", "unknown")),
        environment.getOrDefault("IKART_MASTER_KEY", ""),
        number(environment, "IKART_PARTITIONS", 4, 1, 1_000),
        (short) number(environment, "IKART_REPLICATION", 1, 1, 7));
  }

  /** Settings of a Kafka client: where the brokers are, who it is there, and what is given. */
  public Map<String, Object> kafka(Map<String, ?> client) {
    var all = kafkaSecurity.with(client);
    all.put("bootstrap.servers", bootstrap);
    return all;
  }

  private static KafkaSecurity kafkaSecurity(Map<String, String> environment) {
    try {
      return KafkaSecurity.at(
          environment.get(KafkaSecurity.VARIABLE), Declared.OPERATORS.principal());
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          KafkaSecurity.VARIABLE,
          environment.get(KafkaSecurity.VARIABLE),
          "settings (" + e.getMessage() + ")");
    }
  }

  /**
   * The secret shared with the query servers, from the environment or the shop's folder.
   *
   * @throws BadSetting when it is in neither
   */
  public String internalSecret() throws IOException {
    return secret.isEmpty()
        ? kept("secret", "IKART_INTERNAL_SECRET", "the secret of the query servers")
        : secret;
  }

  /**
   * What the tools prove themselves with to the edge, from the environment or the shop's folder.
   *
   * @throws BadSetting when it is in neither
   */
  public String provenBy() throws IOException {
    return clientSecret.isEmpty()
        ? kept("tools-secret", "IKART_CLIENT_SECRET", "the secret of the client " + clientId)
        : clientSecret;
  }

  /**
   * The master keys, from the environment or the shop's folder.
   *
   * @throws BadSetting when they are in neither
   */
  public String masterKeys() throws IOException {
    return masterKey.isEmpty()
        ? kept("master-key", "IKART_MASTER_KEY", "the master key")
        : masterKey;
  }

  private String kept(String name, String variable, String expected) throws IOException {
    var file = Path.of(home, name);
    if (home.isEmpty() || !Files.isReadable(file)) {
      throw new BadSetting(variable, "", expected);
    }
    return Files.readString(file).strip();
  }

  /**
   * What verifies the heads of the audit log: keys from the environment, or those of the shop's
   * folder.
   *
   * @throws BadSetting when they are in neither
   */
  public HeadSignatures headSignatures() throws IOException {
    return HeadSignatures.of(
        auditPublicKeys.isEmpty() ? localHeadKeys().publicKeys() : auditPublicKeys);
  }

  /**
   * What the local shop signs the heads of its audit log with.
   *
   * @throws BadSetting when they are not in the shop's folder
   */
  public HeadKeys localHeadKeys() throws IOException {
    return HeadKeys.of(
        kept("audit-keys", "IKART_AUDIT_PUBLIC_KEYS", "the public keys of the audit log"));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "bootstrap=%s security=%s registry=%s edge=%s querySeeds=%s"
        .formatted(bootstrap, kafkaSecurity, registryUrl, edgeUrl, querySeeds);
  }

  private static List<String> seeds(String list) {
    return Stream.of(list.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
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
