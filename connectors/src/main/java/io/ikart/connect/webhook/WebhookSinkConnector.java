package io.ikart.connect.webhook;

import io.ikart.connect.EffectConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** The webhook plugin as a Connect worker finds it. */
public final class WebhookSinkConnector extends EffectConnector {

  @Override
  public Class<? extends Task> taskClass() {
    return WebhookSinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return WebhookConfig.definition();
  }

  @Override
  protected void check(Map<String, String> settings) {
    new WebhookConfig(settings);
  }
}
