package io.ikart.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the shop what happened: each event at least once, in no order, again after a growing pause
 * until an answer of 2xx comes or three days are over. Thread safe.
 */
final class Webhooks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration GIVE_UP = Duration.ofDays(3);
  private static final long LONGEST_PAUSE_MS = 60_000;
  private static final int OK = 200;
  private static final int NO_MORE_OK = 300;

  private final SimulatorSettings settings;
  private final Clock clock;
  private final Consumer<String> onDelivered;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private Challenge pages = new Challenge("");

  /**
   * @param onDelivered told the id of every event that was taken
   */
  Webhooks(SimulatorSettings settings, Clock clock, Consumer<String> onDelivered) {
    this.settings = settings;
    this.clock = clock;
    this.onDelivered = onDelivered;
  }

  synchronized void start(Challenge known) {
    pages = known;
  }

  /** Whether anyone listens. */
  boolean areWanted() {
    return !settings.webhookUrl().isEmpty();
  }

  /** Sends an event, or the same one twice; returns at once. */
  synchronized void send(Event event, boolean twice) {
    if (!areWanted()) {
      return;
    }
    var body = pages.absolute(Wire.text(Wire.event(event)));
    attempt(event, body, settings.webhookPause().toMillis());
    if (twice) {
      attempt(event, body, settings.webhookPause().toMillis());
    }
  }

  private void attempt(Event event, String body, long pauseMs) {
    long now = clock.instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(URI.create(settings.webhookUrl()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Stripe-Signature", Signature.of(settings.webhookSecret(), now, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    CompletableFuture<?> unused =
        http.sendAsync(request, BodyHandlers.discarding())
            .handle(
                (answer, failure) -> {
                  boolean taken =
                      failure == null
                          && answer.statusCode() >= OK
                          && answer.statusCode() < NO_MORE_OK;
                  if (taken) {
                    onDelivered.accept(event.id());
                  } else {
                    LOG.info("{} {} was not taken", event.type(), event.id());
                    again(event, body, pauseMs);
                  }
                  return taken;
                });
  }

  private void again(Event event, String body, long pauseMs) {
    boolean tooOld = clock.instant().getEpochSecond() - event.created() > GIVE_UP.toSeconds();
    if (tooOld) {
      onDelivered.accept(event.id());
    } else if (!timer.isShutdown()) {
      Runnable next = () -> attempt(event, body, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
      var unused = timer.schedule(next, pauseMs, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
