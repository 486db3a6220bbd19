package io.ikart.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkConnector;

/** Hands a plugin's settings to as many tasks as the operator allows. */
public abstract class EffectConnector extends SinkConnector {

  private Map<String, String> settings = Map.of();

  /**
   * Refuses settings that no task could start with.
   *
   * @throws ConfigException naming the setting
   */
  protected abstract void check(Map<String, String> given);

  @Override
  public final String version() {
    return Version.of(getClass());
  }

  @Override
  public final void start(Map<String, String> given) {
    check(given);
    settings = Map.copyOf(given);
  }

  @Override
  public final List<Map<String, String>> taskConfigs(int most) {
    return IntStream.range(0, most).mapToObj(this::taskConfig).toList();
  }

  private Map<String, String> taskConfig(int number) {
    var config = new HashMap<>(settings);
    config.put(EffectConfig.TASK, Integer.toString(number));
    return config;
  }

  @Override
  public final void stop() {
    settings = Map.of();
  }
}
