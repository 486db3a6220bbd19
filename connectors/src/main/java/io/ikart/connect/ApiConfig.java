package io.ikart.connect;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings of a plugin that calls somebody's HTTP API with a secret key, in bounded time and a
 * bounded number of tries.
 */
public abstract class ApiConfig extends EffectConfig {

  private final Api api;

  /**
   * Whose API it is, and what is usual for it.
   *
   * @param prefix what the names of its settings begin with
   * @param timeout longest time of one call
   * @param tries calls for one intent
   * @param backoff pause before the second try
   * @param maxInFlight intents under way in one task
   */
  public record Api(String prefix, Duration timeout, int tries, Duration backoff, int maxInFlight) {

    /** Name of the address, without a path. */
    public String url() {
      return prefix + ".url";
    }

    /** Name of the secret key. */
    public String key() {
      return prefix + ".api.key";
    }

    /** Name of the longest time of one call, in milliseconds. */
    public String timeoutMs() {
      return prefix + ".timeout.ms";
    }

    /** Name of the number of tries. */
    public String mostTries() {
      return prefix + ".tries";
    }

    /** Name of the pause before the second try, in milliseconds. */
    public String backoffMs() {
      return prefix + ".backoff.ms";
    }

    /** Name of the number of intents under way. */
    public String inFlight() {
      return prefix + ".max.in.flight";
    }
  }

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  protected ApiConfig(Api api, ConfigDef definition, Map<String, String> settings) {
    super(definition, settings);
    this.api = api;
  }

  /** Adds the settings every API has. */
  protected static ConfigDef withApi(Api api, ConfigDef definition) {
    return withLimits(api, definition)
        .define(
            api.url(),
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            EffectConfig::requireHttpUrl,
            ConfigDef.Importance.HIGH,
            "Address of the API without a path, for example http://127.0.0.1:8090.")
        .define(
            api.key(),
            ConfigDef.Type.PASSWORD,
            ConfigDef.NO_DEFAULT_VALUE,
            EffectConfig::requireKey,
            ConfigDef.Importance.HIGH,
            "Secret key; never logged.");
  }

  private static ConfigDef withLimits(Api api, ConfigDef definition) {
    return definition
        .define(
            api.timeoutMs(),
            ConfigDef.Type.LONG,
            api.timeout().toMillis(),
            between(100, 60_000),
            ConfigDef.Importance.MEDIUM,
            "Longest time one call may take, in milliseconds. Longer than the slowest ordinary"
                + " answer.")
        .define(
            api.mostTries(),
            ConfigDef.Type.INT,
            api.tries(),
            between(1, 10),
            ConfigDef.Importance.MEDIUM,
            "How often an intent is tried before its result says that nobody knows.")
        .define(
            api.backoffMs(),
            ConfigDef.Type.LONG,
            api.backoff().toMillis(),
            between(1, 60_000),
            ConfigDef.Importance.LOW,
            "Pause before the second try, in milliseconds; doubled before each further one.")
        .define(
            api.inFlight(),
            ConfigDef.Type.INT,
            api.maxInFlight(),
            between(1, 10_000),
            ConfigDef.Importance.MEDIUM,
            "Most intents under way at the same time in one task, each of another key.");
  }

  /** Where the API is. */
  public final String url() {
    return getString(api.url());
  }

  /** The secret key; never to be logged. */
  public final String apiKey() {
    return getPassword(api.key()).value();
  }

  /** Longest time of one call. */
  public final Duration timeout() {
    return Duration.ofMillis(getLong(api.timeoutMs()));
  }

  /** Tries for one intent. */
  public final int tries() {
    return getInt(api.mostTries());
  }

  /** Pause before the second try. */
  public final Duration backoff() {
    return Duration.ofMillis(getLong(api.backoffMs()));
  }

  @Override
  public final int maxInFlight() {
    return getInt(api.inFlight());
  }
}
