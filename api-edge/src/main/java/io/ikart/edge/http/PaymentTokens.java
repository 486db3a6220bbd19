package io.ikart.edge.http;

import io.ikart.schemas.CardNumbers;

/** Keeps card numbers out: they must never enter a topic, a log or a message. */
public final class PaymentTokens {

  private PaymentTokens() {}

  /** Reads a required payment token and refuses what is a card number, however it is grouped. */
  public static String of(Fields fields) {
    var token = fields.text("paymentToken", Formats.PAYMENT_TOKEN);
    if (CardNumbers.isCardNumber(token) && !CardNumbers.areIn(token)) {
      fields.wrong("paymentToken", CardNumberGuard.REFUSAL);
    }
    return token;
  }
}
