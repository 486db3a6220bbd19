package io.ikart.gateway;

import java.time.Clock;

/** What may be paid back. Works out what a request comes to and changes nothing by itself. */
final class Refunds {

  /** The path of the resource. */
  static final String PATH = "/v1/refunds";

  private final Books books;
  private final PaymentIntents intents;
  private final Clock clock;

  Refunds(Books books, PaymentIntents intents, Clock clock) {
    this.books = books;
    this.intents = intents;
    this.clock = clock;
  }

  /** Pays back an amount, or all that is left of what was captured. */
  Outcome create(Request request) {
    var intent = intents.existing(request.required("payment_intent"));
    if (intent.received() == 0) {
      throw new Refusal(
          ApiError.unexpectedState("This PaymentIntent has no captured charge to refund."), intent);
    }
    if (intent.refundable() == 0) {
      throw new Refusal(
          ApiError.invalid(
              "charge_already_refunded",
              "",
              "Charge " + intent.chargeId() + " has already been refunded."));
    }
    long amount = request.amount("amount").orElse(intent.refundable());
    if (amount > intent.refundable()) {
      throw new Refusal(
          ApiError.invalid(
              "",
              "amount",
              "Refund amount is greater than unrefunded amount on charge: " + intent.refundable()));
    }
    var refund =
        new Refund(
            Ids.next("re_"),
            intent.id(),
            amount,
            intent.terms().currency(),
            request.get("reason", ""),
            request.metadata(),
            clock.instant().getEpochSecond());
    return Outcome.of(refund, intent.refunded(amount), "refund.created");
  }

  /**
   * The refund with this id.
   *
   * @throws Refusal when there is none
   */
  Refund existing(String id) {
    return books
        .refund(id)
        .orElseThrow(() -> new Refusal(ApiError.missing("refund", "No such refund: '" + id + "'")));
  }
}
