package io.ikart.gateway;

import io.ikart.gateway.Intent.Status;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The gateway's rules. One request at a time: two requests with one key can never both charge.
 * Thread safe.
 */
final class PaymentIntents implements AutoCloseable {

  /** The path of the resource. */
  static final String PATH = "/v1/payment_intents";

  private static final String SERVER_ERROR =
      Wire.error("api_error", "api_error", "Something went wrong on our side.");
  private static final Pattern CARD_NUMBER = Pattern.compile("[0-9 -]+");
  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,14}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

  private final SimulatorSettings settings;
  private final Clock clock;
  private final Ledger ledger;

  /**
   * Starts with what the journal remembers.
   *
   * @throws IOException when the journal cannot be read or written
   */
  PaymentIntents(SimulatorSettings settings, Clock clock) throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.ledger = new Ledger(settings.journal());
  }

  /**
   * Authorizes an amount with manual capture.
   *
   * @throws Refusal when the request is not a good one
   */
  synchronized Answer create(Request request) {
    var known = ledger.remembered(request.key());
    if (known.isPresent() && !known.get().fingerprint().equals(request.fingerprint())) {
      throw Refusal.otherBody();
    }
    if (known.isPresent() && known.get().answered()) {
      return shown(known.get().intent(), true, settings.latency());
    }
    var token = tokenOf(request);
    var intent = intentOf(request, token);
    return switch (token) {
      case TOK_UNKNOWN -> new Answer(504, SERVER_ERROR, false, settings.hang());
      case TOK_ERROR_ALWAYS -> new Answer(500, SERVER_ERROR, false, settings.latency());
      case TOK_ERROR -> known.isPresent() ? done(request, intent) : failedOnce(request);
      case TOK_APPROVE, TOK_DECLINE, TOK_SLOW, TOK_TIMEOUT -> done(request, intent);
    };
  }

  /**
   * Voids an authorization; an intent that was declined can be cancelled too.
   *
   * @throws Refusal when there is no such intent
   */
  synchronized Answer cancel(String id, Request request) {
    var known = ledger.remembered(request.key());
    if (known.isPresent()) {
      if (!known.get().fingerprint().equals(request.fingerprint())) {
        throw Refusal.otherBody();
      }
      return shown(known.get().intent(), true, settings.latency());
    }
    var intent = existing(id);
    if (intent.status() == Status.CANCELED) {
      var body =
          Wire.error(
              "invalid_request_error",
              "payment_intent_unexpected_state",
              "This intent is already canceled.",
              intent);
      return new Answer(400, body, false, settings.latency());
    }
    var canceled = intent.canceled();
    ledger.remember(new Remembered(request.key(), request.fingerprint(), canceled));
    return shown(canceled, false, settings.latency());
  }

  /**
   * Shows an intent.
   *
   * @throws Refusal when there is none with this id
   */
  synchronized Answer show(String id) {
    return new Answer(200, Wire.intent(existing(id)), false, settings.latency());
  }

  /** How many intents stand where. */
  synchronized Counts counts() {
    return ledger.counts();
  }

  private Intent existing(String id) {
    return ledger.intent(id).orElseThrow(() -> Refusal.missing("No such payment intent."));
  }

  private Answer failedOnce(Request request) {
    ledger.remember(new Remembered(request.key(), request.fingerprint(), null));
    return new Answer(500, SERVER_ERROR, false, settings.latency());
  }

  private Answer done(Request request, Intent intent) {
    ledger.remember(new Remembered(request.key(), request.fingerprint(), intent));
    return shown(intent, false, delayOf(intent.token()));
  }

  private Duration delayOf(String token) {
    if (token.equals(Token.TOK_TIMEOUT.wire())) {
      return settings.hang();
    }
    return token.equals(Token.TOK_SLOW.wire()) ? settings.slow() : settings.latency();
  }

  private static Answer shown(Intent intent, boolean replayed, Duration after) {
    if (intent.status() != Status.REQUIRES_PAYMENT_METHOD) {
      return new Answer(200, Wire.intent(intent), replayed, after);
    }
    var body = Wire.error("card_error", "card_declined", "The card was declined.", intent);
    return new Answer(402, body, replayed, after);
  }

  private static Token tokenOf(Request request) {
    var name = request.required("payment_method");
    if (CARD_NUMBER.matcher(name).matches()) {
      throw Refusal.invalid("card_number_refused", "Send a token, never a card number.");
    }
    return Token.named(name)
        .orElseThrow(
            () -> Refusal.invalid("invalid_payment_method", "No such payment method: " + name));
  }

  private Intent intentOf(Request request, Token token) {
    request.require("capture_method", "manual");
    request.require("confirm", "true");
    var amount = request.required("amount");
    var currency = request.required("currency");
    if (!AMOUNT.matcher(amount).matches() || !CURRENCY.matcher(currency).matches()) {
      throw Refusal.invalid("parameter_invalid", "amount or currency is not valid.");
    }
    return new Intent(
        "pi_" + UUID.randomUUID().toString().replace("-", ""),
        Long.parseLong(amount),
        currency.toLowerCase(Locale.ROOT),
        token.wire(),
        token == Token.TOK_DECLINE ? Status.REQUIRES_PAYMENT_METHOD : Status.REQUIRES_CAPTURE,
        request.parameters().getOrDefault("metadata[payment_id]", ""),
        request.key(),
        clock.instant().getEpochSecond());
  }

  @Override
  public synchronized void close() throws IOException {
    ledger.close();
  }
}
