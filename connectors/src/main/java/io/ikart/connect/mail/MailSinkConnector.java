package io.ikart.connect.mail;

import io.ikart.connect.EffectConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** The mail plugin as a Connect worker finds it. */
public final class MailSinkConnector extends EffectConnector {

  @Override
  public Class<? extends Task> taskClass() {
    return MailSinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return MailConfig.definition();
  }

  @Override
  protected void check(Map<String, String> settings) {
    new MailConfig(settings);
  }
}
