package io.ikart.topologies;

import io.ikart.schemas.access.KafkaSecurity;
import io.ikart.schemas.seal.HeadKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a topologies process is told by its environment, read once at start.
 *
 * @param bootstrap addresses of the brokers
 * @param security how the clients of each application prove who they are there
 * @param registryUrl address of the schema registry's Confluent API
 * @param stateDir folder for RocksDB; may be lost, then it is restored from the topics
 * @param bind address the query server listens on
 * @param advertised address under which edges and other instances reach it
 * @param secret shared with the edges
 * @param apps applications to run
 * @param replication copies of changelogs and repartition topics
 * @param standbys standby replicas of every store
 * @param commitIntervalMs longest time between two commits of the aggregates' applications
 * @param threads stream threads per application
 * @param pollMs longest a stream thread waits for records before it looks after its other work
 * @param headKeys what heads of the audit log are signed with; empty unless it is kept here
 */
record Settings(
    String bootstrap,
    Map<String, KafkaSecurity> security,
    String registryUrl,
    Path stateDir,
    HostPort bind,
    HostPort advertised,
    String secret,
    List<String> apps,
    int replication,
    int standbys,
    int commitIntervalMs,
    int threads,
    int pollMs,
    Optional<HeadKeys> headKeys) {

  static final List<String> ALL_APPS =
      List.of(
          "catalog",
          "stock",
          "checkout",
          "notification",
          "webhook",
          "customer",
          "review",
          "audit",
          "customer-orders");

  private static final int MAX_PORT = 65_535;
  private static final String AUDIT_KEYS = "IKART_AUDIT_KEYS";

  /** A host and a port. */
  record HostPort(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * Reads the settings.
   *
   * @param appsArgument value of --apps; null when not given
   * @throws IllegalArgumentException that names the variable and the mend
   */
  static Settings from(Map<String, String> environment, String appsArgument) {
    var bind = hostPort("IKART_QUERY_BIND", environment.get("IKART_QUERY_BIND"), "127.0.0.1:7070");
    var apps = apps(appsArgument == null ? environment.get("IKART_APPS") : appsArgument);
    return new Settings(
        environment.getOrDefault("IKART_BOOTSTRAP", "127.0.0.1:9092"),
        apps.stream()
            .collect(Collectors.toMap(app -> app, app -> KafkaSecurity.from(environment, app))),
        environment.getOrDefault("IKART_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7"),
        Path.of(required(environment, "IKART_STATE_DIR", "a folder for local state")),
        bind,
        hostPort(
            "IKART_QUERY_ADVERTISED", environment.get("IKART_QUERY_ADVERTISED"), bind.toString()),
        required(environment, "IKART_INTERNAL_SECRET", "the secret shared with the edges"),
        apps,
        number(environment, "IKART_REPLICATION", 1, 1, 10),
        number(environment, "IKART_STANDBYS", 1, 0, 5),
        number(environment, "IKART_COMMIT_INTERVAL_MS", 20, 1, 30_000),
        number(environment, "IKART_THREADS", 1, 1, 64),
        number(environment, "IKART_POLL_MS", 5, 1, 1_000),
        apps.contains("audit") ? Optional.of(headKeys(environment)) : Optional.empty());
  }

  /** From the environment, or from the file that it names. */
  private static HeadKeys headKeys(Map<String, String> environment) {
    var file = environment.getOrDefault(AUDIT_KEYS + "_FILE", "");
    try {
      return HeadKeys.of(
          file.isBlank()
              ? environment.getOrDefault(AUDIT_KEYS, "").strip()
              : Files.readString(Path.of(file.strip())).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(AUDIT_KEYS + "_FILE cannot be read: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(AUDIT_KEYS + ": " + e.getMessage(), e);
    }
  }

  private static List<String> apps(String list) {
    if (list == null || list.isBlank() || list.equals("all")) {
      return ALL_APPS;
    }
    var apps = new LinkedHashSet<String>();
    for (var name : list.split(",", -1)) {
      if (!ALL_APPS.contains(name.strip())) {
        throw new IllegalArgumentException(
            "--apps (IKART_APPS): no application '%s'; there are %s"
                .formatted(name.strip(), String.join(", ", ALL_APPS)));
      }
      apps.add(name.strip());
    }
    return List.copyOf(apps);
  }

  private static String required(Map<String, String> environment, String name, String what) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set: give it " + what);
    }
    return value;
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int least, int most) {
    var value = environment.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,9}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(
          "%s is '%s': give it a number from %d to %d".formatted(name, value, least, most));
    }
    return Integer.parseInt(value);
  }

  private static HostPort hostPort(String name, String value, String otherwise) {
    var given = value == null ? otherwise : value;
    int colon = given.lastIndexOf(':');
    if (colon < 1
        || !given.substring(colon + 1).matches("[0-9]{1,5}")
        || Integer.parseInt(given.substring(colon + 1)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "%s is '%s': give it a host and a port up to %d, as in 127.0.0.1:7070"
              .formatted(name, given, MAX_PORT));
    }
    return new HostPort(given.substring(0, colon), Integer.parseInt(given.substring(colon + 1)));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return ("bootstrap=%s security=%s registry=%s state=%s bind=%s advertised=%s apps=%s replication=%d"
            + " standbys=%d commitIntervalMs=%d threads=%d pollMs=%d")
        .formatted(
            bootstrap,
            security,
            registryUrl,
            stateDir,
            bind,
            advertised,
            apps,
            replication,
            standbys,
            commitIntervalMs,
            threads,
            pollMs);
  }
}
