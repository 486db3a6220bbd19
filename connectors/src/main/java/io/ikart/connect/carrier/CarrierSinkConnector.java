package io.ikart.connect.carrier;

import io.ikart.connect.EffectConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** The carrier plugin as a Connect worker finds it. */
public final class CarrierSinkConnector extends EffectConnector {

  @Override
  public Class<? extends Task> taskClass() {
    return CarrierSinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return CarrierConfig.definition();
  }

  @Override
  protected void check(Map<String, String> settings) {
    new CarrierConfig(settings);
  }
}
