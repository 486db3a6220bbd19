package io.ikart.analytics.kernel;

import io.ikart.schemas.access.KafkaSecurity;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What every job must be told, read once by its main class.
 *
 * @param bootstrap Kafka servers to start from
 * @param kafkaSecurity how the job's clients prove who they are there
 * @param registryUrl Confluent-compatible schema registry
 * @param shopZone whose midnight begins a day of sales
 * @param outOfOrder by how much events of one partition may be older than the newest before them
 * @param idle after how long a silent partition no longer holds up the others
 * @param checkpointInterval time between two checkpoints
 */
public record JobSettings(
    String bootstrap,
    KafkaSecurity kafkaSecurity,
    String registryUrl,
    ZoneId shopZone,
    Duration outOfOrder,
    Duration idle,
    Duration checkpointInterval)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads the settings.
   *
   * @param principal name of the job at the brokers, whichever generation of it this is
   * @throws InvalidSettingException naming the first that is wrong
   */
  public static JobSettings from(Map<String, String> environment, String principal) {
    return new JobSettings(
        text(environment, "IKART_BOOTSTRAP").orElse("127.0.0.1:9092"),
        kafkaSecurity(environment, principal),
        text(environment, "IKART_REGISTRY_URL").orElse("http://127.0.0.1:8081/apis/ccompat/v7"),
        zone(environment),
        seconds(environment, "IKART_OUT_OF_ORDER_S", 60),
        seconds(environment, "IKART_IDLE_S", 5),
        seconds(environment, "IKART_CHECKPOINT_S", 10));
  }

  private static KafkaSecurity kafkaSecurity(Map<String, String> environment, String principal) {
    try {
      return KafkaSecurity.at(environment.get(KafkaSecurity.VARIABLE), principal);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(KafkaSecurity.VARIABLE, e.getMessage());
    }
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static ZoneId zone(Map<String, String> environment) {
    var given = text(environment, "IKART_SHOP_ZONE").orElse("UTC");
    try {
      return ZoneId.of(given);
    } catch (DateTimeException e) {
      throw new InvalidSettingException(
          "IKART_SHOP_ZONE", "must be a time zone: " + e.getMessage());
    }
  }

  private static Duration seconds(Map<String, String> environment, String name, long otherwise) {
    var given = text(environment, name).orElse(Long.toString(otherwise));
    if (!given.matches("[1-9][0-9]{0,6}")) {
      throw new InvalidSettingException(name, "must be a whole number of seconds, 1 or more");
    }
    return Duration.ofSeconds(Long.parseLong(given));
  }
}
