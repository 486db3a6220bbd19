package io.ikart.schemas.access;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How the Kafka clients of one application prove who they are and keep others from listening. Every
 * client of the shop takes its security settings from here, and from nowhere else. Values are never
 * shown.
 */
public final class KafkaSecurity implements Serializable {

  /** Names the file, or the folder with a file for each application; plain text when not set. */
  public static final String VARIABLE = "IKART_KAFKA_CONFIG";

  private static final long serialVersionUID = 1L;
  private static final List<String> ACCEPTED = List.of("security.", "sasl.", "ssl.");
  private static final String PROTOCOL = "security.protocol";

  private final TreeMap<String, String> settings;

  private KafkaSecurity(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  /** No security: what a broker on loopback without any expects. */
  public static KafkaSecurity none() {
    return new KafkaSecurity(Map.of());
  }

  /**
   * Reads the settings of an application from what the environment names.
   *
   * @param principal name of the application
   * @throws IllegalArgumentException as {@link #at}, with the name of the variable
   */
  public static KafkaSecurity from(Map<String, String> environment, String principal) {
    try {
      return at(environment.get(VARIABLE), principal);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(VARIABLE + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the settings of an application.
   *
   * @param place a properties file, or a folder that has PRINCIPAL.properties; none when blank
   * @throws IllegalArgumentException when there is no such file, or when it sets something that is
   *     no security setting; names it, and shows no value
   */
  public static KafkaSecurity at(String place, String principal) {
    if (place == null || place.isBlank()) {
      return none();
    }
    var named = Path.of(place.strip());
    var file = Files.isDirectory(named) ? named.resolve(principal + ".properties") : named;
    var read = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the Kafka settings of " + principal + " cannot be read: " + file, e);
    }
    var settings = new TreeMap<String, String>();
    read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key).strip()));
    settings.keySet().forEach(key -> requireSecuritySetting(key, file));
    return new KafkaSecurity(settings);
  }

  private static void requireSecuritySetting(String key, Path file) {
    if (ACCEPTED.stream().noneMatch(key::startsWith)) {
      throw new IllegalArgumentException(
          "%s in %s is no security setting; there may be only %s"
              .formatted(key, file, String.join("*, ", ACCEPTED) + "*"));
    }
  }

  /** The settings of a client and these; what is said here cannot be said otherwise there. */
  public Map<String, Object> with(Map<String, ?> client) {
    var all = new HashMap<String, Object>(client);
    all.putAll(settings);
    return all;
  }

  /** A copy of the settings, secrets included. */
  public Map<String, String> settings() {
    return new TreeMap<>(settings);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return settings.getOrDefault(PROTOCOL, "PLAINTEXT");
  }
}
