package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, misbehaving cards, and what a restart remembers. */
class SimulatorTest {

  private static final Duration LATENCY = Duration.ofMillis(1);
  private static final Duration SLOW = Duration.ofMillis(50);
  private static final Duration HANG = Duration.ofSeconds(20);

  @TempDir private Path home;
  private Simulator gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = new Simulator(Settings.in(home), Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
  }

  @Test
  void aRepeatGetsTheFirstAnswer() {
    var first = create("k1", "tok_approve", 1999);
    var again = create("k1", "tok_approve", 1999);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(gateway.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 1, 1));
  }

  @Test
  void aRepeatGetsTheFirstAnswerEvenWhenMoreHasHappenedSince() {
    var first = create("k1", "tok_approve", 1999);
    cancel(idOf(first), "v1");

    assertThat(create("k1", "tok_approve", 1999).body()).isEqualTo(first.body());
  }

  @Test
  void aDeclineIsRememberedToo() {
    assertThat(create("k1", "tok_decline", 1999).status()).isEqualTo(402);
    assertThat(create("k1", "tok_decline", 1999).replayed()).isTrue();
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void aKeyIsForOneRequestOnly() {
    create("k1", "tok_approve", 1999);

    assertRefused(400, "idempotency_error", () -> create("k1", "tok_approve", 2000));
  }

  @Test
  void aForgottenKeyChargesAgain() {
    create("k1", "tok_approve", 1999);
    gateway.forgetKeys();
    create("k1", "tok_approve", 1999);

    assertThat(gateway.counts().maxChargesPerKey()).isEqualTo(2);
  }

  @Test
  void aSlowOneTakesItsTimeOnlyOnce() {
    assertThat(create("k1", "tok_slow", 1999).after()).isEqualTo(SLOW);
    assertThat(create("k1", "tok_slow", 1999).after()).isEqualTo(LATENCY);
  }

  @Test
  void aTimeOutHasSucceededAllTheSame() {
    assertThat(create("k1", "tok_timeout", 1999).after()).isEqualTo(HANG);
    assertThat(gateway.counts().authorized()).isEqualTo(1);

    var again = create("k1", "tok_timeout", 1999);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.after()).isEqualTo(LATENCY);
  }

  @Test
  void anErrorHasDoneNothing() {
    assertThat(create("k1", "tok_error", 1999).status()).isEqualTo(500);
    assertThat(gateway.counts().authorized()).isZero();

    assertThat(create("k1", "tok_error", 1999).status()).isEqualTo(200);
    assertThat(create("k2", "tok_error_always", 1999).status()).isEqualTo(500);
    assertThat(create("k2", "tok_error_always", 1999).status()).isEqualTo(500);
    assertThat(gateway.counts().authorized()).isEqualTo(1);
  }

  @Test
  void nobodyHearsOfAnUnknownOne() {
    assertThat(create("k1", "tok_unknown", 1999).after()).isEqualTo(HANG);
    assertThat(create("k1", "tok_unknown", 1999).after()).isEqualTo(HANG);
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void cardNumbersAndUnknownTokensAreRefused() {
    assertRefused(400, "card_number_refused", () -> create("k1", "4242424242424242", 1999));
    assertRefused(400, "card_number_refused", () -> create("k1", "4242 4242-42424242", 1999));
    assertRefused(400, "No such PaymentMethod", () -> create("k1", "tok_nobody_knows", 1999));
    assertThat(home.resolve("books.jsonl")).isEmptyFile();
  }

  @Test
  void aVoidEndsTheAuthorizationOnce() {
    var id = idOf(create("k1", "tok_approve", 1999));

    assertThat(cancel(id, "v1").status()).isEqualTo(200);
    assertThat(cancel(id, "v1").replayed()).isTrue();
    assertRefused(400, "payment_intent_unexpected_state", () -> cancel(id, "v2"));
    assertThat(gateway.showIntent(id).body()).contains("\"status\":\"canceled\"");
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 0, 1, 0, 1, 1, 0));
  }

  @Test
  void twoAuthorizationsOfOnePaymentAreSeen() {
    create("k1", "tok_approve", 1999);
    create("k2", "tok_approve", 1999);

    assertThat(gateway.counts()).isEqualTo(new Counts(2, 0, 0, 0, 2, 1, 2));
  }

  @Test
  void switchesMakeItFailLoseAndDecline() {
    set("error_percent", "100");
    assertRefused(500, "api_error", () -> create("k1", "tok_approve", 1999));
    set("error_percent", "0");
    set("rate_limit_percent", "100");
    assertRefused(429, "rate_limit", () -> create("k1", "tok_approve", 1999));
    set("rate_limit_percent", "0");
    assertThat(gateway.counts().authorized()).isZero();

    set("lost_percent", "100");
    assertThat(create("k1", "tok_approve", 1999).status()).isZero();
    assertThat(gateway.counts().authorized()).isEqualTo(1);
    set("lost_percent", "0");
    set("decline_percent", "100");
    assertThat(create("k2", "tok_approve", 1999).status()).isEqualTo(402);
    assertRefused(400, "No such", () -> set("lost_percent", "101"));
    assertRefused(400, "No such", () -> set("luck", "1"));
  }

  @Test
  void anErrorThatWasStoredIsGivenForEver() {
    set("stored_error_percent", "100");
    assertThat(create("k1", "tok_approve", 1999).status()).isEqualTo(500);
    set("stored_error_percent", "0");

    assertThat(create("k1", "tok_approve", 1999).status()).isEqualTo(500);
    assertThat(create("k1", "tok_approve", 1999).replayed()).isTrue();
    assertThat(create("k2", "tok_approve", 1999).status()).isEqualTo(200);
  }

  @Test
  void aRestartForgetsNothing() throws IOException {
    var first = create("k1", "tok_approve", 1999);
    create("k2", "tok_error", 1999);
    cancel(idOf(first), "v1");
    gateway.close();
    Files.writeString(
        home.resolve("books.jsonl"), "{\"key\":\"k3\",\"fing", StandardOpenOption.APPEND);
    open();

    assertThat(create("k1", "tok_approve", 1999).body()).isEqualTo(first.body());
    assertThat(create("k2", "tok_error", 1999).status()).isEqualTo(200);
    assertThat(cancel(idOf(first), "v1").replayed()).isTrue();
    assertThat(create("k3", "tok_approve", 1999).replayed()).isFalse();
    gateway.close();
    open();
    assertThat(gateway.counts()).isEqualTo(new Counts(2, 0, 1, 0, 3, 1, 2));
  }

  private void set(String name, String value) {
    gateway.setSwitches(post("/simulator/switches", "", Map.of(name, value)));
  }

  private Answer create(String key, String token, long amount) {
    var form =
        Map.of(
            "amount", Long.toString(amount),
            "currency", "gbp",
            "payment_method", token,
            "capture_method", "manual",
            "confirm", "true",
            "metadata[payment_id]", "pay_1");
    return gateway.create(post(PaymentIntents.PATH, key, form));
  }

  private Answer cancel(String id, String key) {
    return gateway.cancel(id, post(PaymentIntents.PATH + "/" + id + "/cancel", key, Map.of()));
  }

  private static Request post(String path, String key, Map<String, String> form) {
    return new Request("POST", path, key, "", form);
  }

  private static void assertRefused(int status, String word, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.body()).contains(word);
            });
  }

  private static String idOf(Answer answer) {
    int start = answer.body().indexOf("pi_");
    return answer.body().substring(start, answer.body().indexOf('"', start));
  }
}
