package io.ikart.connect.webhook;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.ikart.connect.EffectConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the webhook plugin. */
public final class WebhookConfig extends EffectConfig {

  static final String TIMEOUT = "webhook.timeout.ms";
  static final String PRIVATE = "webhook.private.addresses";
  static final String MAX_IN_FLIGHT = "webhook.max.in.flight";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public WebhookConfig(Map<String, String> settings) {
    super(definition(), settings);
    masterKey();
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    return withMasterKey(sharedDefinition(), "opens the secrets that sign.")
        .define(
            TIMEOUT,
            ConfigDef.Type.INT,
            15_000,
            between(100, 60_000),
            ConfigDef.Importance.MEDIUM,
            "Longest time one attempt may take, in milliseconds.")
        .define(
            PRIVATE,
            ConfigDef.Type.BOOLEAN,
            false,
            ConfigDef.Importance.HIGH,
            "Whether private and loopback addresses may be delivered to. Only where every"
                + " subscriber is trusted: it lets them reach what stands beside the worker.")
        .define(
            MAX_IN_FLIGHT,
            ConfigDef.Type.INT,
            32,
            between(1, 1_000),
            ConfigDef.Importance.MEDIUM,
            "Most deliveries under way at the same time in one task.");
  }

  Duration timeout() {
    return Duration.ofMillis(getInt(TIMEOUT));
  }

  boolean mayReachPrivate() {
    return getBoolean(PRIVATE);
  }

  @Override
  public int maxInFlight() {
    return getInt(MAX_IN_FLIGHT);
  }
}
