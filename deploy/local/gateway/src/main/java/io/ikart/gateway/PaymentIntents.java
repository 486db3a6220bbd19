package io.ikart.gateway;

import io.ikart.gateway.Intent.Status;
import io.ikart.gateway.Intent.Trouble;
import io.ikart.gateway.Switches.Switch;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may happen to a payment intent. Works out what a request comes to and changes nothing by
 * itself.
 */
final class PaymentIntents {

  /** The path of the resource. */
  static final String PATH = "/v1/payment_intents";

  private static final String FAILED = "payment_intent.payment_failed";
  private static final String CAPTURABLE = "payment_intent.amount_capturable_updated";
  private static final String SUCCEEDED = "payment_intent.succeeded";
  private static final Pattern CARD_NUMBER = Pattern.compile("[0-9 -]{12,}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final Set<String> CAPTURE_METHODS =
      Set.of("manual", "automatic", "automatic_async");
  private static final Set<Status> CONFIRMABLE =
      EnumSet.of(
          Status.REQUIRES_PAYMENT_METHOD, Status.REQUIRES_CONFIRMATION, Status.REQUIRES_ACTION);

  private final Books books;
  private final Switches switches;
  private final Clock clock;

  PaymentIntents(Books books, Switches switches, Clock clock) {
    this.books = books;
    this.switches = switches;
    this.clock = clock;
  }

  /**
   * The card a request names; {@code null} when it names none.
   *
   * @throws Refusal when there is no such card, or it is a card's number
   */
  static Card cardOf(Request request) {
    var name = request.get("payment_method", "");
    if (CARD_NUMBER.matcher(name).matches()) {
      throw new Refusal(
          ApiError.invalid(
              "card_number_refused", "", "Send a payment method's id, never a card number."));
    }
    return name.isEmpty()
        ? null
        : Cards.named(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        ApiError.invalid(
                            "resource_missing",
                            "payment_method",
                            "No such PaymentMethod: '" + name + "'")));
  }

  Outcome create(Request request) {
    var card = cardOf(request);
    var terms = termsOf(request);
    var made =
        new Intent(
            Ids.next("pi_"),
            terms,
            card == null ? Status.REQUIRES_PAYMENT_METHOD : Status.REQUIRES_CONFIRMATION,
            card == null ? "" : card.name(),
            request.get("return_url", ""),
            0,
            0,
            null,
            request.key(),
            clock.instant().getEpochSecond());
    return request.says("confirm")
        ? confirmed(made, card, request)
        : Outcome.of(made, "payment_intent.created");
  }

  private static Terms termsOf(Request request) {
    long amount =
        request.amount("amount").orElseGet(() -> Long.valueOf(request.required("amount")));
    var currency = request.required("currency");
    var capture = request.get("capture_method", "automatic_async");
    if (!CURRENCY.matcher(currency).matches()) {
      throw new Refusal(ApiError.invalid("", "currency", "Invalid currency: " + currency));
    }
    if (!CAPTURE_METHODS.contains(capture)) {
      throw new Refusal(ApiError.invalid("", "capture_method", "Invalid capture_method"));
    }
    boolean multicapture =
        request
            .get("payment_method_options[card][request_multicapture]", "never")
            .equals("if_available");
    return new Terms(
        amount, currency.toLowerCase(Locale.ROOT), capture, multicapture, request.metadata());
  }

  Outcome confirm(String id, Request request) {
    var intent = existing(id);
    requireStatus(intent, CONFIRMABLE, "confirmed");
    var given = cardOf(request);
    var card = given == null ? Cards.named(intent.card()).orElse(null) : given;
    return confirmed(
        intent.paidWith(
            card == null ? "" : card.name(), request.get("return_url", intent.returnUrl())),
        card,
        request);
  }

  private Outcome confirmed(Intent intent, Card card, Request request) {
    if (card == null) {
      throw new Refusal(
          ApiError.invalid(
              "parameter_missing", "payment_method", "You cannot confirm without a means."));
    }
    if (!card.asksShopper()) {
      return decided(intent, card);
    }
    if (request.says("error_on_requires_action")) {
      return Outcome.declined(
          intent.failed(new Trouble("authentication_required", "authentication_required")), FAILED);
    }
    return Outcome.of(intent.with(Status.REQUIRES_ACTION), "payment_intent.requires_action");
  }

  private Outcome decided(Intent intent, Card card) {
    var decline =
        switches.happens(Switch.DECLINE_PERCENT)
            ? new Trouble("card_declined", "generic_decline")
            : card.decline();
    if (decline != null) {
      return Outcome.declined(intent.failed(decline), FAILED);
    }
    return intent.terms().capturedLater()
        ? Outcome.of(intent.with(Status.REQUIRES_CAPTURE), CAPTURABLE)
        : Outcome.of(intent.captured(intent.terms().amount(), Status.SUCCEEDED), SUCCEEDED);
  }

  /** The shopper answered their bank. */
  Outcome authenticated(String id, boolean yes) {
    var intent = existing(id);
    requireStatus(intent, EnumSet.of(Status.REQUIRES_ACTION), "authenticated");
    return yes
        ? decided(intent, Cards.named(intent.card()).orElseThrow())
        : Outcome.of(
            intent.failed(new Trouble("payment_intent_authentication_failure", "")), FAILED);
  }

  Outcome capture(String id, Request request) {
    var intent = existing(id);
    requireStatus(intent, EnumSet.of(Status.REQUIRES_CAPTURE), "captured");
    long amount = request.amount("amount_to_capture").orElse(intent.capturable());
    if (amount > intent.capturable()) {
      throw new Refusal(
          ApiError.invalid(
              "amount_too_large",
              "amount_to_capture",
              "The remaining capturable amount is " + intent.capturable() + "."),
          intent);
    }
    boolean goesOn = "false".equals(request.get("final_capture", "true"));
    if (goesOn && !intent.terms().multicapture()) {
      throw new Refusal(
          ApiError.invalid("", "final_capture", "Multicapture was not asked for."), intent);
    }
    return goesOn && amount < intent.capturable()
        ? Outcome.of(intent.captured(amount, Status.REQUIRES_CAPTURE), CAPTURABLE)
        : Outcome.of(intent.captured(amount, Status.SUCCEEDED), SUCCEEDED);
  }

  /** Gives back what is authorized and not captured; what never was authorized can be ended too. */
  Outcome cancel(String id) {
    var intent = existing(id);
    var allowed = EnumSet.copyOf(CONFIRMABLE);
    allowed.add(Status.REQUIRES_CAPTURE);
    requireStatus(intent, allowed, "canceled");
    return Outcome.of(intent.with(Status.CANCELED), "payment_intent.canceled");
  }

  /**
   * The intent with this id.
   *
   * @throws Refusal when there is none
   */
  Intent existing(String id) {
    return books
        .intent(id)
        .orElseThrow(
            () -> new Refusal(ApiError.missing("intent", "No such payment_intent: '" + id + "'")));
  }

  private static void requireStatus(Intent intent, Set<Status> allowed, String what) {
    if (!allowed.contains(intent.status())) {
      throw new Refusal(
          ApiError.unexpectedState(
              "This PaymentIntent could not be %s because it has a status of %s."
                  .formatted(what, Wire.word(intent.status()))),
          intent);
    }
  }
}
