package io.ikart.connect.carrier;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.ikart.connect.EffectConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the carrier plugin. */
public final class CarrierConfig extends EffectConfig {

  static final String URL = "carrier.url";
  static final String API_KEY = "carrier.api.key";
  static final String SENDER = "carrier.sender.address";
  static final String TIMEOUT = "carrier.timeout.ms";
  static final String TRIES = "carrier.tries";
  static final String BACKOFF = "carrier.backoff.ms";
  static final String OLDEST = "carrier.intent.max.age.ms";
  static final String MAX_IN_FLIGHT = "carrier.max.in.flight";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public CarrierConfig(Map<String, String> settings) {
    super(definition(), settings);
    masterKey();
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    var definition = withMasterKey(sharedDefinition(), "opens the keys that open addresses.");
    definition.define(
        URL,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        EffectConfig::requireHttpUrl,
        ConfigDef.Importance.HIGH,
        "Address of the carrier's API without a path, for example http://127.0.0.1:8091.");
    definition.define(
        API_KEY,
        ConfigDef.Type.PASSWORD,
        ConfigDef.NO_DEFAULT_VALUE,
        EffectConfig::requireKey,
        ConfigDef.Importance.HIGH,
        "Secret key, sent as the user name of basic authentication.");
    definition.define(
        SENDER,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        CarrierConfig::requireAddressId,
        ConfigDef.Importance.HIGH,
        "Id of the address that parcels leave from, as the carrier keeps it (adr_...).");
    defineLimits(definition);
    return definition;
  }

  private static void requireAddressId(String name, Object value) {
    if (!String.valueOf(value).matches("adr_\\w{1,100}")) {
      throw new ConfigException(
          name, value, "not the id of an address: adr_ and letters or digits");
    }
  }

  private static void defineLimits(ConfigDef definition) {
    definition
        .define(
            TIMEOUT,
            ConfigDef.Type.LONG,
            10_000L,
            between(100, 60_000),
            ConfigDef.Importance.MEDIUM,
            "Longest time one call may take, in milliseconds; a booking takes up to four.")
        .define(
            TRIES,
            ConfigDef.Type.INT,
            3,
            between(1, 10),
            ConfigDef.Importance.MEDIUM,
            "How often a booking is tried before the shipment is told that nobody knows.")
        .define(
            BACKOFF,
            ConfigDef.Type.LONG,
            500L,
            between(1, 60_000),
            ConfigDef.Importance.LOW,
            "Pause before the second try, in milliseconds; doubled before each further one.")
        .define(
            OLDEST,
            ConfigDef.Type.LONG,
            Duration.ofHours(23).toMillis(),
            atLeast(1_000),
            ConfigDef.Importance.MEDIUM,
            "An older intent is not performed: after 24 hours its shipment has given it up.")
        .define(
            MAX_IN_FLIGHT,
            ConfigDef.Type.INT,
            32,
            between(1, 1_000),
            ConfigDef.Importance.MEDIUM,
            "Most intents under way at the same time in one task, each of another key.");
  }

  String url() {
    return getString(URL);
  }

  /** The secret key; never to be logged. */
  String apiKey() {
    return getPassword(API_KEY).value();
  }

  String sender() {
    return getString(SENDER);
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

  Duration oldestIntent() {
    return Duration.ofMillis(getLong(OLDEST));
  }

  @Override
  public int maxInFlight() {
    return getInt(MAX_IN_FLIGHT);
  }
}
