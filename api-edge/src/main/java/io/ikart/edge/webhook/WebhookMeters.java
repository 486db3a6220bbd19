package io.ikart.edge.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what gateways tell: {@code ikart_gateway_messages} by type and what became of it. */
public final class WebhookMeters {

  private static final String NAME = "ikart.gateway.messages";

  private final MeterRegistry registry;

  /** What became of a message. */
  enum Outcome {
    /** A command on its order's key. */
    TAKEN,
    /** The gateway is asked which payment it is about. */
    LOOKED_UP,
    /** It is about no order of ours: to the dead letters. */
    UNMATCHED,
    /** The shop has no use for its type. */
    IGNORED,
    /** Not known to be durable: the gateway sends it again. */
    NOT_STORED,
    /** Not signed by the gateway, or too long ago. */
    REFUSED
  }

  public WebhookMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(StripeEvent event, Outcome outcome) {
    count(event.type(), outcome);
  }

  /** The type of a message that is not signed is anybody's word: it is not repeated. */
  void refused() {
    count("unknown", Outcome.REFUSED);
  }

  private void count(String type, Outcome outcome) {
    registry
        .counter(NAME, "type", type, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
