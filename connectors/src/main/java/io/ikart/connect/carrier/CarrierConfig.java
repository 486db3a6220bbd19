package io.ikart.connect.carrier;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.ikart.connect.ApiConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the carrier plugin. */
public final class CarrierConfig extends ApiConfig {

  /** A booking makes up to four calls. */
  private static final Api CARRIER =
      new Api("carrier", Duration.ofSeconds(10), 3, Duration.ofMillis(500), 32);

  static final String URL = CARRIER.url();
  static final String API_KEY = CARRIER.key();
  static final String SENDER = "carrier.sender.address";
  static final String OLDEST = "carrier.intent.max.age.ms";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public CarrierConfig(Map<String, String> settings) {
    super(CARRIER, definition(), settings);
    masterKey();
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    var shared = withMasterKey(sharedDefinition(), "opens the keys that open addresses.");
    return withApi(CARRIER, shared)
        .define(
            SENDER,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            CarrierConfig::requireAddressId,
            ConfigDef.Importance.HIGH,
            "Id of the address that parcels leave from, as the carrier keeps it (adr_...).")
        .define(
            OLDEST,
            ConfigDef.Type.LONG,
            Duration.ofHours(23).toMillis(),
            atLeast(1_000),
            ConfigDef.Importance.MEDIUM,
            "An older intent is not performed: after 24 hours its shipment has given it up.");
  }

  private static void requireAddressId(String name, Object value) {
    if (!String.valueOf(value).matches("adr_\\w{1,100}")) {
      throw new ConfigException(
          name, value, "not the id of an address: adr_ and letters or digits");
    }
  }

  String sender() {
    return getString(SENDER);
  }

  Duration oldestIntent() {
    return Duration.ofMillis(getLong(OLDEST));
  }
}
