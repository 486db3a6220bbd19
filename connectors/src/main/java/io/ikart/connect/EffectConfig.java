package io.ikart.connect;

import io.ikart.schemas.access.Declared;
import io.ikart.schemas.access.KafkaSecurity;
import io.ikart.schemas.seal.MasterKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Settings every plugin has: where the shop's brokers and schemas are. */
public abstract class EffectConfig extends AbstractConfig {

  /** Brokers that results go to. */
  public static final String BOOTSTRAP = "ikart.bootstrap.servers";

  /** Confluent-compatible registry. */
  public static final String REGISTRY = "ikart.registry.url";

  /** In front of any setting of the producer of results, for example its security settings. */
  public static final String PRODUCER_PREFIX = "ikart.producer.";

  /** Security settings of this plugin's own Kafka clients: a file, as every process has one. */
  public static final String KAFKA_CONFIG = "ikart.kafka.config";

  /** Opens the keys that open what is sealed; only for plugins that must. */
  public static final String MASTER_KEY = "ikart.master.key";

  /** Must be said in the connector: neither a plugin nor a task can see the worker's setting. */
  public static final String ISOLATION =
      "consumer.override." + ConsumerConfig.ISOLATION_LEVEL_CONFIG;

  /** Added by the connector: which of its tasks this is. */
  static final String TASK = "ikart.task";

  private static final String GROUP = "iKart";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  protected EffectConfig(ConfigDef definition, Map<String, String> settings) {
    super(definition, settings);
  }

  /** How many intents may be under way at the same time in one task. */
  public abstract int maxInFlight();

  /** The settings every plugin has, to be added to. */
  protected static ConfigDef sharedDefinition() {
    return new ConfigDef()
        .define(
            BOOTSTRAP,
            ConfigDef.Type.LIST,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.Importance.HIGH,
            "Brokers that results and dead letters are written to.",
            GROUP,
            1,
            ConfigDef.Width.LONG,
            "Brokers")
        .define(
            REGISTRY,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            EffectConfig::requireHttpUrl,
            ConfigDef.Importance.HIGH,
            "Schema registry with the Confluent REST API, for example"
                + " http://127.0.0.1:8081/apis/ccompat/v7.",
            GROUP,
            2,
            ConfigDef.Width.LONG,
            "Schema registry")
        .define(
            ISOLATION,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.ValidString.in("read_committed"),
            ConfigDef.Importance.HIGH,
            "Must be read_committed: Connect reads uncommitted by default, and an intent of an"
                + " aborted transaction was never meant.",
            GROUP,
            3,
            ConfigDef.Width.SHORT,
            "Isolation level")
        .define(
            KAFKA_CONFIG,
            ConfigDef.Type.STRING,
            "",
            EffectConfig::requireSecurity,
            ConfigDef.Importance.HIGH,
            "Properties file with the security settings (security.*, sasl.*, ssl.*) of the clients"
                + " that write results; empty for brokers that ask for none.",
            GROUP,
            5,
            ConfigDef.Width.LONG,
            "Kafka security")
        .defineInternal(TASK, ConfigDef.Type.STRING, "0", ConfigDef.Importance.LOW);
  }

  /** The same settings and the master key, for a plugin that opens what is sealed. */
  protected static ConfigDef withMasterKey(ConfigDef definition, String whatFor) {
    return definition.define(
        MASTER_KEY,
        ConfigDef.Type.PASSWORD,
        ConfigDef.NO_DEFAULT_VALUE,
        ConfigDef.Importance.HIGH,
        "Master key of the shop: " + whatFor,
        GROUP,
        4,
        ConfigDef.Width.LONG,
        "Master key");
  }

  /**
   * The master key, of a plugin that has one.
   *
   * @throws ConfigException when it is none; the message does not show it
   */
  public final MasterKey masterKey() {
    try {
      return MasterKey.of(getPassword(MASTER_KEY).value());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(MASTER_KEY + ": " + e.getMessage());
    }
  }

  /**
   * Security settings of this plugin's own clients.
   *
   * @throws IllegalArgumentException when the file is gone or sets something else
   */
  public final KafkaSecurity kafkaSecurity() {
    return securityAt(getString(KAFKA_CONFIG));
  }

  private static KafkaSecurity securityAt(String place) {
    return KafkaSecurity.at(place, Declared.CONNECTORS.principal());
  }

  private static void requireSecurity(String name, Object value) {
    try {
      var unused = securityAt(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  /** A validator: the value is a key; one that is not in the environment arrives as its name. */
  protected static void requireKey(String name, Object value) {
    var key = value instanceof Password password ? password.value() : "";
    if (!key.matches("[\\x21-\\x7e]+") || key.startsWith("$")) {
      throw new ConfigException(name + " is missing or no key (its value is not shown)");
    }
  }

  /** A validator: the value is an absolute http or https URL. */
  protected static void requireHttpUrl(String name, Object value) {
    try {
      var url = new URI(String.valueOf(value));
      if (url.getHost() != null && url.getScheme().matches("https?")) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
    throw new ConfigException(name, value, "not an http or https URL");
  }

  /** Connector and task, for names of threads and clients. */
  final String taskName() {
    return originals().getOrDefault("name", "connector") + "-" + getString(TASK);
  }
}
