package io.ikart.connect.payment;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.ikart.connect.ApiConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the payment gateway plugin. */
public final class GatewayConfig extends ApiConfig {

  private static final Api GATEWAY =
      new Api("gateway", Duration.ofSeconds(3), 3, Duration.ofMillis(200), 64);

  static final String URL = GATEWAY.url();
  static final String API_KEY = GATEWAY.key();
  static final String TIMEOUT = GATEWAY.timeoutMs();
  static final String TRIES = GATEWAY.mostTries();
  static final String MAX_IN_FLIGHT = GATEWAY.inFlight();
  static final String RETURN_URL = "gateway.return.url";
  static final String KEY_MEMORY = "gateway.key.memory.ms";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public GatewayConfig(Map<String, String> settings) {
    super(GATEWAY, definition(), settings);
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    return withApi(GATEWAY, sharedDefinition())
        .define(
            RETURN_URL,
            ConfigDef.Type.STRING,
            "",
            GatewayConfig::requireUrlOrNothing,
            ConfigDef.Importance.MEDIUM,
            "Where a shopper comes back to after an action their bank asked for (3-D Secure); the"
                + " order's id is added as parameter order. When empty, such payments are declined"
                + " instead.")
        .define(
            KEY_MEMORY,
            ConfigDef.Type.LONG,
            Duration.ofHours(23).toMillis(),
            atLeast(1_000),
            ConfigDef.Importance.MEDIUM,
            "How long the gateway is sure to remember an idempotency key, in milliseconds. An older"
                + " request that moves money is not sent; its outcome is UNKNOWN.");
  }

  private static void requireUrlOrNothing(String name, Object value) {
    if (!String.valueOf(value).isEmpty()) {
      requireHttpUrl(name, value);
    }
  }

  /** Where shoppers come back to; empty when none may be sent away. */
  String returnUrl() {
    return getString(RETURN_URL);
  }

  Duration keyMemory() {
    return Duration.ofMillis(getLong(KEY_MEMORY));
  }
}
