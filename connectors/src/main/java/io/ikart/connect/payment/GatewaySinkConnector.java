package io.ikart.connect.payment;

import io.ikart.connect.EffectConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** The payment gateway plugin as a Connect worker finds it. */
public final class GatewaySinkConnector extends EffectConnector {

  @Override
  public Class<? extends Task> taskClass() {
    return GatewaySinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return GatewayConfig.definition();
  }

  @Override
  protected void check(Map<String, String> settings) {
    new GatewayConfig(settings);
  }
}
