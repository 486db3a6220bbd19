package io.ikart.edge.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts what gateways and carriers tell, {@code ikart_gateway_messages} and {@code
 * ikart_carrier_messages}, by type and what became of it.
 */
public final class WebhookMeters {

  private final MeterRegistry registry;
  private final String name;

  /** What became of a message. */
  enum Outcome {
    /** A command on its order's key. */
    TAKEN,
    /** Whoever sent it is asked what it is about. */
    LOOKED_UP,
    /** It is about no order of ours: to the dead letters. */
    UNMATCHED,
    /** The shop has no use for its type. */
    IGNORED,
    /** Not known to be durable: it is sent again. */
    NOT_STORED,
    /** Not signed as it must be, or too long ago. */
    REFUSED
  }

  private WebhookMeters(MeterRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /** For messages of payment gateways. */
  public static WebhookMeters ofGateways(MeterRegistry registry) {
    return new WebhookMeters(registry, "ikart.gateway.messages");
  }

  /** For messages of carriers. */
  public static WebhookMeters ofCarriers(MeterRegistry registry) {
    return new WebhookMeters(registry, "ikart.carrier.messages");
  }

  /** The type of a message that is not signed is anybody's word: it is not repeated. */
  void refused() {
    count("unknown", Outcome.REFUSED);
  }

  void count(String type, Outcome outcome) {
    registry
        .counter(name, "type", type, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
