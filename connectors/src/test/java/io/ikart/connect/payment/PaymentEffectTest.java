package io.ikart.connect.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.connect.FakeContext;
import io.ikart.connect.NotPerformableException;
import io.ikart.connect.Tries;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PaymentEffectTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Queue<GatewayAnswer> script = new ArrayDeque<>();
  private final Queue<Owner> owners = new ArrayDeque<>();
  private final List<String> keysAsked = new ArrayList<>();
  private final PaymentEffect effect =
      new PaymentEffect(
          new ScriptedGateway(),
          new Tries(3, Duration.ofMillis(1), Runnable::run),
          new Tries(5, Duration.ofMillis(1), Runnable::run),
          A_DAY,
          Clock.fixed(NOON, ZoneOffset.UTC),
          FakeContext.counters());

  private final class ScriptedGateway implements Gateway {
    @Override
    public CompletionStage<GatewayAnswer> authorize(AuthorizeIntent intent) {
      keysAsked.add(intent.getIdempotencyKey());
      return CompletableFuture.completedStage(script.remove());
    }

    @Override
    public CompletionStage<GatewayAnswer> giveBack(VoidIntent intent) {
      keysAsked.add(intent.getIdempotencyKey());
      return CompletableFuture.completedStage(script.remove());
    }

    @Override
    public CompletionStage<GatewayAnswer> capture(CaptureIntent intent) {
      keysAsked.add(intent.getIdempotencyKey());
      return CompletableFuture.completedStage(script.remove());
    }

    @Override
    public CompletionStage<GatewayAnswer> refund(RefundIntent intent) {
      keysAsked.add(intent.getIdempotencyKey());
      return CompletableFuture.completedStage(script.remove());
    }

    @Override
    public CompletionStage<Finding> lookUp(LookUpIntent intent) {
      return CompletableFuture.completedStage(Finding.unknown(script.remove()));
    }

    @Override
    public CompletionStage<Owner> ownerOf(String intentId) {
      return CompletableFuture.completedStage(owners.remove());
    }

    @Override
    public void close() {}
  }

  @Test
  void theResultNamesThePaymentAndItsCause() throws Exception {
    script.add(GatewayAnswer.succeeded("pi_1"));

    var result = (AuthorizationResult) perform(authorizeAt(NOON));

    assertThat(result.getOutcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(result.getIntentId()).isEqualTo("pi_1");
    assertThat(result.getAttempt()).isEqualTo(1);
    assertThat(result.getMeta().getAggregateId()).isEqualTo(Intents.PAYMENT);
    assertThat(result.getMeta().getCommandId()).isEqualTo("c1:result");
    assertThat(result.getMeta().getCausedBy()).isEqualTo("the-checkout");
    assertThat(result.getMeta().getActor()).isEqualTo("gateway");
    assertThat(result.getMeta().getIssuedAt()).isEqualTo(NOON);
    assertThat(result.getMeta().getOccurredAt()).isEqualTo(NOON);
  }

  @Test
  void whatWasPaidOfImportedHistoryWasPaidThen() throws Exception {
    var then = Instant.parse("2010-12-01T08:26:00Z");
    var intent = authorizeAt(NOON);
    var imported = CommandMeta.newBuilder(intent.getMeta()).setOccurredAt(then).build();
    script.add(GatewayAnswer.succeeded("pi_1"));

    var result =
        (AuthorizationResult) perform(AuthorizeIntent.newBuilder(intent).setMeta(imported).build());

    assertThat(result.getMeta().getIssuedAt()).isEqualTo(NOON);
    assertThat(result.getMeta().getOccurredAt()).isEqualTo(then);
  }

  @Test
  void anUnclearAnswerIsAskedAgainWithTheSameKey() throws Exception {
    script.add(GatewayAnswer.tryAgain("gateway_timeout"));
    script.add(GatewayAnswer.declined("card_declined"));

    var result = (AuthorizationResult) perform(authorizeAt(NOON));

    assertThat(result.getOutcome()).isEqualTo(GatewayOutcome.DECLINED);
    assertThat(result.getCode()).isEqualTo("card_declined");
    assertThat(keysAsked).containsExactly(Intents.KEY, Intents.KEY);
  }

  @Test
  void afterTheLastTryNothingIsAssumed() throws Exception {
    script.add(GatewayAnswer.tryAgain("gateway_timeout"));
    script.add(GatewayAnswer.tryAgain("gateway_error"));
    script.add(GatewayAnswer.tryAgain("gateway_timeout"));

    var result = (AuthorizationResult) perform(authorizeAt(NOON));

    assertThat(result.getOutcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    assertThat(result.getCode()).isEqualTo("gateway_timeout");
    assertThat(result.getIntentId()).isEmpty();
  }

  @Test
  void aKeyTheGatewayMayHaveForgottenIsNotSent() throws Exception {
    var result = (AuthorizationResult) perform(authorizeAt(NOON.minus(A_DAY).minusMillis(1)));

    assertThat(result.getOutcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    assertThat(result.getCode()).isEqualTo("intent_too_old");
    assertThat(keysAsked).isEmpty();
  }

  @Test
  void aVoidHasAResultOfItsOwn() throws Exception {
    script.add(GatewayAnswer.succeeded("pi_1"));

    var result = (VoidResult) perform(Intents.giveBack("c2", "pi_1"));

    assertThat(result.getOutcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(result.getMeta().getCommandId()).isEqualTo("c2:result");
  }

  @Test
  void aShopperWhoMustActIsSentThere() throws Exception {
    script.add(GatewayAnswer.actionRequired("pi_1", "https://bank.example/ask"));

    var result = (AuthorizationActionRequired) perform(authorizeAt(NOON));

    assertThat(result.getIntentId()).isEqualTo("pi_1");
    assertThat(result.getActionUrl()).isEqualTo("https://bank.example/ask");
    assertThat(result.getMeta().getCommandId()).isEqualTo("c1:result");
  }

  @Test
  void capturesAndRefundsAreAnsweredByTheirOperation() throws Exception {
    script.add(GatewayAnswer.succeeded("pi_1"));
    script.add(GatewayAnswer.pending("re_1", "refund_pending"));

    var captured = (CaptureResult) perform(Intents.capture("c1", 500, true));
    var refunded = (RefundResult) perform(Intents.refund("c2", 100));

    assertThat(captured.getOperationId()).isEqualTo("ship_1");
    assertThat(captured.getAmount()).isEqualTo(Intents.pounds(500));
    assertThat(captured.getOutcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(refunded.getOperationId()).isEqualTo("return_1");
    assertThat(refunded.getRefundId()).isEqualTo("re_1");
    assertThat(refunded.getOutcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    assertThat(refunded.getCode()).isEqualTo("refund_pending");
  }

  @Test
  void aLookUpIsTriedAsOftenAsAnythingElse() throws Exception {
    script.add(GatewayAnswer.tryAgain("gateway_timeout"));
    script.add(GatewayAnswer.tryAgain("gateway_timeout"));
    script.add(GatewayAnswer.tryAgain("gateway_error"));

    var result = (LookUpResult) perform(Intents.lookUp("c1", ""));

    assertThat(result.getStatus()).isEqualTo(GatewayIntentStatus.UNKNOWN);
    assertThat(result.getCode()).isEqualTo("gateway_error");
    assertThat(result.getCaptured()).isEqualTo(Intents.pounds(0));
  }

  @Test
  void aMessageIsSentToThePaymentThatTheGatewayNames() throws Exception {
    for (int i = 0; i < 4; i++) {
      owners.add(Owner.unknown(GatewayAnswer.tryAgain("gateway_timeout")));
    }
    owners.add(Owner.is(Intents.PAYMENT, 2));

    var received = (GatewayEventReceived) perform(Intents.locate("c1", "pi_1"));

    assertThat(received.getMeta().getAggregateId()).isEqualTo(Intents.PAYMENT);
    assertThat(received.getMeta().getCommandId()).isEqualTo("c1:result");
    assertThat(received.getAttempt()).isEqualTo(2);
    assertThat(received.getDisputeId()).isEqualTo("dp_1");
  }

  @Test
  void aMessageAboutNobodysPaymentCannotBePerformed() {
    owners.add(Owner.nobody());

    assertThatThrownBy(() -> perform(Intents.locate("c1", "pi_1")))
        .hasCauseInstanceOf(NotPerformableException.class)
        .hasMessageContaining("no_payment_of_this_shop");
  }

  @Test
  void whatCannotBeAskedIsObjectedTo() {
    assertThat(effect.objectionTo(authorizeAt(NOON))).isEmpty();
    assertThat(effect.objectionTo(Intents.giveBack("c2", "pi_1"))).isEmpty();
    assertThat(effect.objectionTo(Intents.authorize("c1", "pay_x", NOON))).contains("pay_x");
    assertThat(effect.objectionTo(Intents.giveBack("c2", ""))).contains("intent id");
    assertThat(effect.objectionTo(Intents.giveBack("c2", "../x"))).contains("intent id");
    assertThat(effect.objectionTo(Intents.capture("c3", 0, true))).contains("amount");
    assertThat(effect.objectionTo(Intents.refund("c4", 1))).isEmpty();
    assertThat(effect.objectionTo(Intents.lookUp("c5", ""))).isEmpty();
    assertThat(effect.objectionTo(Intents.locate("c6", "pi_1"))).isEmpty();
    assertThat(effect.objectionTo(Intents.locate("c6", "../x"))).contains("intent id");
    assertThat(effect.objectionTo(new PaymentVoided())).contains("PaymentVoided");
  }

  private static AuthorizeIntent authorizeAt(Instant issuedAt) {
    return Intents.authorize("c1", Intents.PAYMENT, issuedAt);
  }

  private SpecificRecord perform(SpecificRecord intent) throws Exception {
    return effect.perform(intent).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
