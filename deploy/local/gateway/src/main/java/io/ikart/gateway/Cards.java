package io.ikart.gateway;

import io.ikart.gateway.Card.Mood;
import io.ikart.gateway.Intent.Trouble;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The means of payment the simulator knows: Stripe's public test payment methods
 * (docs.stripe.com/testing), and iKart's own, which are the same ones under shorter names or make
 * the gateway itself misbehave.
 */
final class Cards {

  private static final String DECLINED = "card_declined";
  private static final Map<String, Card> BY_NAME =
      Stream.of(
              good("pm_card_visa"),
              good("pm_card_visa_debit"),
              good("pm_card_mastercard"),
              good("pm_card_amex"),
              good("pm_card_gb"),
              good("pm_card_us"),
              declined("pm_card_chargeDeclined", DECLINED, "generic_decline"),
              declined("pm_card_visa_chargeDeclined", DECLINED, "generic_decline"),
              declined("pm_card_chargeDeclinedInsufficientFunds", DECLINED, "insufficient_funds"),
              declined(
                  "pm_card_visa_chargeDeclinedInsufficientFunds", DECLINED, "insufficient_funds"),
              declined("pm_card_visa_chargeDeclinedLostCard", DECLINED, "lost_card"),
              declined("pm_card_visa_chargeDeclinedStolenCard", DECLINED, "stolen_card"),
              declined("pm_card_chargeDeclinedFraudulent", DECLINED, "fraudulent"),
              declined("pm_card_chargeDeclinedExpiredCard", "expired_card", ""),
              declined("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", ""),
              declined("pm_card_chargeDeclinedProcessingError", "processing_error", ""),
              declined(
                  "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
                  DECLINED,
                  "card_velocity_exceeded"),
              asking("pm_card_authenticationRequired", null),
              asking("pm_card_threeDSecure2Required", null),
              asking("pm_card_threeDSecureRequired", null),
              asking(
                  "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
                  new Trouble(DECLINED, "insufficient_funds")),
              good("tok_approve"),
              declined("tok_decline", DECLINED, "generic_decline"),
              odd("tok_slow", Mood.SLOW),
              odd("tok_timeout", Mood.LATE),
              odd("tok_error", Mood.FAILS_ONCE),
              odd("tok_error_always", Mood.FAILS),
              odd("tok_unknown", Mood.SILENT))
          .collect(Collectors.toUnmodifiableMap(Card::name, Function.identity()));

  private Cards() {}

  /** The card with this name, if there is one. */
  static Optional<Card> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Card good(String name) {
    return odd(name, Mood.FINE);
  }

  private static Card odd(String name, Mood mood) {
    return new Card(name, false, null, mood);
  }

  private static Card declined(String name, String code, String declineCode) {
    return new Card(name, false, new Trouble(code, declineCode), Mood.FINE);
  }

  private static Card asking(String name, Trouble afterwards) {
    return new Card(name, true, afterwards, Mood.FINE);
  }
}
