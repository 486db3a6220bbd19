package io.ikart.connect.carrier;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.EffectTask;
import io.ikart.connect.Envelopes;
import io.ikart.connect.Tries;
import io.ikart.schemas.topic.ShipmentTopics;
import io.ikart.schemas.topic.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/** Books what shipment intents ask for. */
public final class CarrierSinkTask extends EffectTask<CarrierConfig> {

  /** With the usual pause of 500 ms, doubled each time: a good half hour. */
  private static final int PATIENT_TRIES = 13;

  @Override
  protected CarrierConfig read(Map<String, String> settings) {
    return new CarrierConfig(settings);
  }

  @Override
  protected Effect open(CarrierConfig config, Executor serial, Counters counters) {
    return new CarrierEffect(
        new EasyPostCarrier(config.url(), config.apiKey(), config.sender(), config.timeout()),
        new Envelopes(config),
        new Tries(config.tries(), config.backoff(), serial),
        new Tries(PATIENT_TRIES, config.backoff(), serial),
        config.oldestIntent(),
        Clock.systemUTC(),
        counters);
  }

  @Override
  protected Topic resultTopic() {
    return ShipmentTopics.SHIPMENT_RESULTS;
  }
}
