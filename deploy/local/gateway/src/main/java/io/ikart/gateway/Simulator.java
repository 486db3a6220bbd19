package io.ikart.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.gateway.Card.Mood;
import io.ikart.gateway.Switches.Switch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The gateway as a whole. One request at a time: two requests with one key can never both charge.
 * Thread safe.
 */
final class Simulator implements AutoCloseable {

  private final SimulatorSettings settings;
  private final Clock clock;
  private final Books books;
  private final Switches switches;
  private final PaymentIntents intents;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Webhooks webhooks;

  /**
   * Starts with what the journal remembers.
   *
   * @throws IOException when the journal cannot be read or written
   */
  Simulator(SimulatorSettings settings, Clock clock) throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.books = new Books(settings.journal());
    this.switches = new Switches(settings.latency());
    this.intents = new PaymentIntents(books, switches, clock);
    this.refunds = new Refunds(books, intents, clock);
    this.disputes = new Disputes(books, intents, clock);
    this.webhooks = new Webhooks(settings, clock, this::delivered);
  }

  /** Sends what nobody has taken before the last end. */
  synchronized void resume(Challenge pages) {
    webhooks.start(pages);
    books.undelivered().forEach(event -> webhooks.send(event, false));
  }

  Answer create(Request request) {
    return perform(request, () -> intents.create(request));
  }

  Answer confirm(String id, Request request) {
    return perform(request, () -> intents.confirm(id, request));
  }

  Answer capture(String id, Request request) {
    return perform(request, () -> intents.capture(id, request));
  }

  Answer cancel(String id, Request request) {
    return perform(request, () -> intents.cancel(id));
  }

  Answer refund(Request request) {
    return perform(request, () -> refunds.create(request));
  }

  /** The answer to a request that changes something, done at most once for each key. */
  private synchronized Answer perform(Request request, Supplier<Outcome> operation) {
    var known = books.remembered(request.key());
    if (known.isPresent() && !known.get().fingerprint().equals(request.fingerprint())) {
      throw new Refusal(ApiError.keyReused());
    }
    if (switches.happens(Switch.RATE_LIMIT_PERCENT)) {
      throw new Refusal(ApiError.rateLimited());
    }
    if (known.isPresent() && known.get().status() != 0) {
      return onItsWay(answer(known.get().outcome(), switches.latency()).again());
    }
    if (switches.happens(Switch.ERROR_PERCENT)) {
      throw new Refusal(ApiError.broken());
    }
    if (switches.happens(Switch.STORED_ERROR_PERCENT)) {
      return done(request, Outcome::broken, Mood.FINE);
    }
    var card = PaymentIntents.cardOf(request);
    var mood = card == null ? Mood.FINE : card.mood();
    return switch (mood) {
      case SILENT -> failed().late(settings.hang());
      case FAILS -> failed();
      case FAILS_ONCE -> known.isPresent() ? done(request, operation, mood) : failedOnce(request);
      case FINE, SLOW, LATE -> done(request, operation, mood);
    };
  }

  private Answer failed() {
    return Answer.of(500, Wire.error(ApiError.broken(), null), switches.latency());
  }

  private Answer failedOnce(Request request) {
    if (!request.key().isEmpty()) {
      books.record(Entry.failed(request));
    }
    return failed();
  }

  private Answer done(Request request, Supplier<Outcome> operation, Mood mood) {
    var outcome = operation.get();
    record(request, outcome);
    var answer = answer(outcome, switches.latency());
    return switch (mood) {
      case LATE -> answer.late(settings.hang());
      case SLOW -> answer.late(settings.slow());
      default -> onItsWay(answer);
    };
  }

  private void record(Request request, Outcome outcome) {
    var events = webhooks.areWanted() ? eventsOf(request, outcome) : List.<Event>of();
    books.record(Entry.of(request, outcome, events));
    for (var event : events) {
      webhooks.send(event, switches.happens(Switch.DUPLICATE_WEBHOOK_PERCENT));
    }
  }

  private List<Event> eventsOf(Request request, Outcome outcome) {
    var version =
        request.apiVersion().isEmpty() ? SimulatorSettings.API_VERSION : request.apiVersion();
    return outcome.events().stream()
        .map(
            type ->
                new Event(
                    Ids.next("evt_"),
                    type,
                    clock.instant().getEpochSecond(),
                    version,
                    request.key(),
                    object(outcome)))
        .toList();
  }

  private static ObjectNode object(Outcome outcome) {
    if (outcome.refund() != null) {
      return Wire.refund(outcome.refund());
    }
    return outcome.dispute() != null
        ? Wire.dispute(outcome.dispute())
        : Wire.intent(outcome.intent());
  }

  /** The answer, unless it meets with an accident. */
  private Answer onItsWay(Answer answer) {
    if (switches.happens(Switch.LOST_PERCENT)) {
      return answer.lost();
    }
    return switches.happens(Switch.LATE_PERCENT) ? answer.late(settings.hang()) : answer;
  }

  private static Answer answer(Outcome outcome, Duration after) {
    return Answer.of(outcome.status(), outcome.body(), after);
  }

  /** The shopper's answer to their bank; sends them back to the shop. */
  synchronized Answer authenticate(String id, Request request) {
    var outcome = intents.authenticated(id, request.required("answer").equals("yes"));
    record(request, outcome);
    var back = Challenge.wayBack(outcome.intent());
    var page = Challenge.thanks(outcome.intent());
    return new Answer(back.isEmpty() ? 200 : 303, page, false, Duration.ZERO, back);
  }

  synchronized Answer challenge(String id) {
    return Answer.of(200, Challenge.page(intents.existing(id)), Duration.ZERO);
  }

  synchronized Answer openDispute(String intentId, Request request) {
    var outcome = disputes.open(intentId);
    record(request, outcome);
    return answer(outcome, Duration.ZERO);
  }

  synchronized Answer closeDispute(String id, Request request) {
    var outcome = disputes.close(id, request.required("status"));
    record(request, outcome);
    return answer(outcome, Duration.ZERO);
  }

  synchronized Answer showIntent(String id) {
    return shown(Wire.intent(intents.existing(id)));
  }

  synchronized Answer listIntents(Request request) {
    return shown(Search.list(request, books.intents(), Wire::intent, intent -> true));
  }

  synchronized Answer searchIntents(Request request) {
    return shown(Search.intents(request, books.intents()));
  }

  synchronized Answer showRefund(String id) {
    return shown(Wire.refund(refunds.existing(id)));
  }

  synchronized Answer listRefunds(Request request) {
    var of = request.get("payment_intent", "");
    return shown(
        Search.list(
            request,
            books.refunds(),
            Wire::refund,
            refund -> of.isEmpty() || refund.intentId().equals(of)));
  }

  synchronized Answer showEvent(String id) {
    return shown(
        Wire.event(
            books
                .event(id)
                .orElseThrow(() -> new Refusal(ApiError.missing("id", "No such event: " + id)))));
  }

  synchronized Answer listEvents(Request request) {
    var type = request.get("type", "");
    return shown(
        Search.list(
            request,
            books.events(),
            Wire::event,
            event -> type.isEmpty() || event.type().equals(type)));
  }

  private Answer shown(ObjectNode node) {
    return onItsWay(Answer.of(200, Wire.text(node), switches.latency()));
  }

  /** How many intents stand where. */
  synchronized Counts counts() {
    return Counts.of(books.intents());
  }

  /** Every payment and the sums, for whoever compares books. */
  synchronized Report report() {
    return Report.of(books);
  }

  synchronized Answer showSwitches() {
    return Answer.of(200, Wire.text(switches.settings()), Duration.ZERO);
  }

  synchronized Answer setSwitches(Request request) {
    switches.set(request.parameters());
    return showSwitches();
  }

  /** Forgets every idempotency key, as Stripe does after a day. */
  synchronized Answer forgetKeys() {
    books.record(Entry.forgotten());
    return Answer.of(200, "{\"forgotten\":true}", Duration.ZERO);
  }

  private synchronized void delivered(String eventId) {
    books.record(Entry.delivered(eventId));
  }

  @Override
  public void close() throws IOException {
    webhooks.close();
    synchronized (this) {
      books.close();
    }
  }
}
