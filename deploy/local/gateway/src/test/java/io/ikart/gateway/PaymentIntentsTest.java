package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentIntentsTest {

  private static final Duration LATENCY = Duration.ofMillis(1);
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final Duration HANG = Duration.ofSeconds(15);

  @TempDir private Path home;
  private PaymentIntents gateway;

  @BeforeEach
  void open() throws IOException {
    var settings = new SimulatorSettings(0, home.resolve("journal.jsonl"), LATENCY, SLOW, HANG);
    gateway = new PaymentIntents(settings, Clock.systemUTC());
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
    assertThat(gateway.counts()).isEqualTo(new Counts(1, 0, 0, 1, 1, 1));
  }

  @Test
  void aDeclineIsRememberedToo() {
    assertThat(create("k1", "tok_decline", 1999).status()).isEqualTo(402);
    assertThat(create("k1", "tok_decline", 1999).replayed()).isTrue();
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
  }

  @Test
  void aKeyIsForOneRequestOnly() {
    create("k1", "tok_approve", 1999);

    assertThatThrownBy(() -> create("k1", "tok_approve", 2000))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.body()).contains("idempotency_key_reused");
            });
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
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0));
  }

  @Test
  void cardNumbersAndUnknownTokensAreRefused() {
    assertRefused("4242424242424242", "card_number_refused");
    assertRefused("4242 4242-42424242", "card_number_refused");
    assertRefused("tok_nobody_knows", "invalid_payment_method");
    assertThat(home.resolve("journal.jsonl")).isEmptyFile();
  }

  private void assertRefused(String token, String code) {
    assertThatThrownBy(() -> create("k1", token, 1999))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.body()).contains(code));
  }

  @Test
  void aVoidEndsTheAuthorizationOnce() {
    var id = idOf(create("k1", "tok_approve", 1999));

    assertThat(cancel(id, "v1").status()).isEqualTo(200);
    assertThat(cancel(id, "v1").replayed()).isTrue();
    assertThat(cancel(id, "v2").body()).contains("payment_intent_unexpected_state");
    assertThat(gateway.show(id).body()).contains("\"status\":\"canceled\"");
    assertThat(gateway.counts()).isEqualTo(new Counts(0, 1, 0, 1, 1, 0));
  }

  @Test
  void twoAuthorizationsOfOnePaymentAreSeen() {
    create("k1", "tok_approve", 1999);
    create("k2", "tok_approve", 1999);

    assertThat(gateway.counts()).isEqualTo(new Counts(2, 0, 0, 2, 1, 2));
  }

  @Test
  void aRestartForgetsNothing() throws IOException {
    var first = create("k1", "tok_approve", 1999);
    create("k2", "tok_error", 1999);
    cancel(idOf(first), "v1");
    gateway.close();
    Files.writeString(
        home.resolve("journal.jsonl"), "{\"key\":\"k3\",\"fing", StandardOpenOption.APPEND);
    open();

    assertThat(create("k1", "tok_approve", 1999).replayed()).isTrue();
    assertThat(create("k2", "tok_error", 1999).status()).isEqualTo(200);
    assertThat(cancel(idOf(first), "v1").replayed()).isTrue();
    assertThat(create("k3", "tok_approve", 1999).replayed()).isFalse();
    gateway.close();
    open();
    assertThat(gateway.counts()).isEqualTo(new Counts(2, 1, 0, 3, 1, 2));
  }

  private Answer create(String key, String token, long amount) {
    var body =
        "amount="
            + amount
            + "&currency=gbp&payment_method="
            + token
            + "&capture_method=manual&confirm=true&metadata%5Bpayment_id%5D=pay_1";
    return gateway.create(Request.of(PaymentIntents.PATH, key, body));
  }

  private Answer cancel(String id, String key) {
    return gateway.cancel(id, Request.of(PaymentIntents.PATH + "/" + id + "/cancel", key, ""));
  }

  private static String idOf(Answer answer) {
    int start = answer.body().indexOf("pi_");
    return answer.body().substring(start, answer.body().indexOf('"', start));
  }
}
