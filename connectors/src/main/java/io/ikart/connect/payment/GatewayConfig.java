package io.ikart.connect.payment;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.ikart.connect.EffectConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the payment gateway plugin. */
public final class GatewayConfig extends EffectConfig {

  static final String URL = "gateway.url";
  static final String API_KEY = "gateway.api.key";
  static final String RETURN_URL = "gateway.return.url";
  static final String TIMEOUT = "gateway.timeout.ms";
  static final String TRIES = "gateway.tries";
  static final String BACKOFF = "gateway.backoff.ms";
  static final String KEY_MEMORY = "gateway.key.memory.ms";
  static final String MAX_IN_FLIGHT = "gateway.max.in.flight";

  private static final String GROUP = "Gateway";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public GatewayConfig(Map<String, String> settings) {
    super(definition(), settings);
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    var definition = sharedDefinition();
    definition.define(
        URL,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        EffectConfig::requireHttpUrl,
        ConfigDef.Importance.HIGH,
        "Address of the gateway without a path, for example http://127.0.0.1:8090.",
        GROUP,
        1,
        ConfigDef.Width.LONG,
        "Address");
    definition.define(
        API_KEY,
        ConfigDef.Type.PASSWORD,
        ConfigDef.NO_DEFAULT_VALUE,
        EffectConfig::requireKey,
        ConfigDef.Importance.HIGH,
        "Secret key, sent as a bearer token.",
        GROUP,
        2,
        ConfigDef.Width.LONG,
        "Secret key");
    definition.define(
        RETURN_URL,
        ConfigDef.Type.STRING,
        "",
        GatewayConfig::requireUrlOrNothing,
        ConfigDef.Importance.MEDIUM,
        "Where a shopper comes back to after an action their bank asked for (3-D Secure); the order's"
            + " id is added as parameter order. When empty, such payments are declined instead.",
        GROUP,
        3,
        ConfigDef.Width.LONG,
        "Return address");
    defineLimits(definition);
    return definition;
  }

  private static void requireUrlOrNothing(String name, Object value) {
    if (!String.valueOf(value).isEmpty()) {
      requireHttpUrl(name, value);
    }
  }

  private static void defineLimits(ConfigDef definition) {
    definition.define(
        TIMEOUT,
        ConfigDef.Type.LONG,
        3_000L,
        between(100, 60_000),
        ConfigDef.Importance.MEDIUM,
        "Longest time one try may take, in milliseconds. Longer than the gateway's slowest ordinary"
            + " answer.",
        GROUP,
        4,
        ConfigDef.Width.SHORT,
        "Time-out");
    definition.define(
        TRIES,
        ConfigDef.Type.INT,
        3,
        between(1, 10),
        ConfigDef.Importance.MEDIUM,
        "How often an intent is tried, always with the same idempotency key, before the outcome is"
            + " UNKNOWN.",
        GROUP,
        5,
        ConfigDef.Width.SHORT,
        "Tries");
    definition.define(
        BACKOFF,
        ConfigDef.Type.LONG,
        200L,
        between(1, 60_000),
        ConfigDef.Importance.LOW,
        "Pause before the second try, in milliseconds; doubled before each further one.",
        GROUP,
        6,
        ConfigDef.Width.SHORT,
        "Pause");
    definition.define(
        KEY_MEMORY,
        ConfigDef.Type.LONG,
        Duration.ofHours(23).toMillis(),
        atLeast(1_000),
        ConfigDef.Importance.MEDIUM,
        "How long the gateway is sure to remember an idempotency key, in milliseconds. An older"
            + " request that moves money is not sent; its outcome is UNKNOWN.",
        GROUP,
        7,
        ConfigDef.Width.MEDIUM,
        "Memory of keys");
    definition.define(
        MAX_IN_FLIGHT,
        ConfigDef.Type.INT,
        64,
        between(1, 10_000),
        ConfigDef.Importance.MEDIUM,
        "Most intents under way at the same time in one task, each of another key.",
        GROUP,
        8,
        ConfigDef.Width.SHORT,
        "In flight");
  }

  String url() {
    return getString(URL);
  }

  /** The secret key; never to be logged. */
  String apiKey() {
    return getPassword(API_KEY).value();
  }

  /** Where shoppers come back to; empty when none may be sent away. */
  String returnUrl() {
    return getString(RETURN_URL);
  }

  Duration timeout() {
    return Duration.ofMillis(getLong(TIMEOUT));
  }

  int tries() {
    return getInt(TRIES);
  }

  Duration backoff() {
    return Duration.ofMillis(getLong(BACKOFF));
  }

  Duration keyMemory() {
    return Duration.ofMillis(getLong(KEY_MEMORY));
  }

  @Override
  public int maxInFlight() {
    return getInt(MAX_IN_FLIGHT);
  }
}
