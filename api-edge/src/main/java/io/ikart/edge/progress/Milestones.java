package io.ikart.edge.progress;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderSummary;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads events of orders as milestones, the same as stand on the order's own timeline: every event
 * that carries a summary is one.
 */
final class Milestones {

  private static final String SUMMARY = "summary";
  private static final String CODE = "code";
  private static final String ACTION_URL = "actionUrl";

  private Milestones() {}

  /** The milestone an event is, if it is one. */
  static Optional<Milestone> of(SpecificRecord event) {
    if (!Envelopes.isEvent(event)
        || !(field(event, SUMMARY).orElse(null) instanceof OrderSummary summary)) {
      return Optional.empty();
    }
    var meta = Envelopes.ofEvent(event);
    return Optional.of(
        new Milestone(
            meta.getVersion(),
            event.getSchema().getName(),
            meta.getIssuedAt(),
            summary.getStatus(),
            codeOf(event),
            field(event, ACTION_URL).map(Object::toString).orElse("")));
  }

  private static String codeOf(SpecificRecord event) {
    var code = field(event, CODE).map(Object::toString).orElse("");
    return code.isEmpty() && event instanceof OrderRejected ? "out_of_stock" : code;
  }

  private static Optional<Object> field(SpecificRecord event, String name) {
    return Optional.ofNullable(event.getSchema().getField(name))
        .map(field -> event.get(field.pos()));
  }
}
