package io.ikart.carrier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the shop where parcels are: each step at least once, in no order, again after a growing
 * pause until an answer of 2xx comes. Signed as EasyPost does: {@code X-Hmac-Signature},
 * HMAC-SHA256 of the body with the secret in Unicode's form NFKD. Thread safe.
 */
final class Webhooks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TIMEOUT = Duration.ofSeconds(7);
  private static final long LONGEST_PAUSE_MS = 60_000;
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  private final SimulatorSettings settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

  Webhooks(SimulatorSettings settings) {
    this.settings = settings;
  }

  /** Posts a body until somebody takes it; returns at once. */
  void send(String body, Runnable onTaken) {
    if (!settings.webhookUrl().isEmpty()) {
      attempt(body, onTaken, settings.webhookPause().toMillis());
    }
  }

  private void attempt(String body, Runnable onTaken, long pauseMs) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.webhookUrl()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("X-Hmac-Signature", signature(settings.webhookSecret(), body))
            .POST(BodyPublishers.ofString(body))
            .build();
    CompletableFuture<?> unused =
        http.sendAsync(request, BodyHandlers.discarding())
            .handle(
                (answer, failure) -> {
                  boolean taken =
                      failure == null && answer.statusCode() >= OK && answer.statusCode() < NOT_OK;
                  if (taken) {
                    onTaken.run();
                  } else {
                    again(body, onTaken, pauseMs);
                  }
                  return taken;
                });
  }

  private void again(String body, Runnable onTaken, long pauseMs) {
    LOG.info("news were not taken, sent again in {} ms", pauseMs);
    if (!timer.isShutdown()) {
      Runnable next = () -> attempt(body, onTaken, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
      var unused = timer.schedule(next, pauseMs, TimeUnit.MILLISECONDS);
    }
  }

  static String signature(String secret, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var key = Normalizer.normalize(secret, Normalizer.Form.NFKD);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var hash = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return "hmac-sha256-hex=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
