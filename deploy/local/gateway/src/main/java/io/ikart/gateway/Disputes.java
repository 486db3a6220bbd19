package io.ikart.gateway;

import java.time.Clock;
import java.util.Set;

/** Chargebacks, which the simulator opens and closes when it is told to. */
final class Disputes {

  private static final Set<String> ENDS = Set.of("won", "lost");

  private final Books books;
  private final PaymentIntents intents;
  private final Clock clock;

  Disputes(Books books, PaymentIntents intents, Clock clock) {
    this.books = books;
    this.intents = intents;
    this.clock = clock;
  }

  /** A bank takes back all that was captured and not refunded. */
  Outcome open(String intentId) {
    var intent = intents.existing(intentId);
    if (intent.refundable() == 0) {
      throw new Refusal(ApiError.unexpectedState("Nothing was captured."), intent);
    }
    return Outcome.of(
        new Dispute(
            Ids.next("dp_"),
            intent.id(),
            intent.chargeId(),
            intent.refundable(),
            intent.terms().currency(),
            "needs_response",
            clock.instant().getEpochSecond()),
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn");
  }

  /** The bank decides: {@code won} gives the money back to the shop. */
  Outcome close(String id, String how) {
    var dispute =
        books
            .dispute(id)
            .orElseThrow(
                () -> new Refusal(ApiError.missing("dispute", "No such dispute: '" + id + "'")));
    if (!ENDS.contains(how) || ENDS.contains(dispute.status())) {
      throw new Refusal(ApiError.invalid("", "status", "status is won or lost, and once only."));
    }
    var closed = dispute.closed(how);
    return how.equals("won")
        ? Outcome.of(closed, "charge.dispute.funds_reinstated", "charge.dispute.closed")
        : Outcome.of(closed, "charge.dispute.closed");
  }
}
