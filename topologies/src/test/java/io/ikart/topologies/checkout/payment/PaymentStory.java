package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever may reach a payment, in any order. */
final class PaymentStory {

  static final String ORDER = "order_00000000000000000000000001-1";
  static final Money TOTAL = new Money(1_000L, "GBP");

  private static final List<String> WHAT =
      List.of(
          "authorize",
          "approved",
          "approved",
          "result",
          "action",
          "void",
          "void result",
          "capture",
          "capture",
          "capture result",
          "capture result",
          "refund",
          "refund",
          "refund result",
          "event",
          "event",
          "look-up",
          "settle",
          "deadline",
          "deadline");

  private PaymentStory() {}

  /** Something that reaches the payment, some minutes after what came before. */
  record Step(String what, int choice, int name, long amount, int minutes) {

    void happenTo(PureAggregate<Payment> payment) {
      payment.pass(Duration.ofMinutes(minutes));
      switch (what) {
        case "authorize" ->
            payment.handle(meta -> new AuthorizePayment(meta, ORDER, attempt(), TOTAL, "tok"));
        case "approved" ->
            payment.handle(
                meta ->
                    new AuthorizationResult(
                        meta, attempt(), GatewayOutcome.SUCCEEDED, "pi_" + attempt(), ""));
        case "result" ->
            payment.handle(
                meta ->
                    new AuthorizationResult(meta, attempt(), outcome(), "pi_" + attempt(), "no"));
        case "action" ->
            payment.handle(
                meta ->
                    new AuthorizationActionRequired(
                        meta, attempt(), "pi_" + attempt(), "https://bank.example"));
        case "void" -> payment.handle(meta -> new VoidPayment(meta, "cancelled"));
        case "void result" ->
            payment.handle(meta -> new VoidResult(meta, attempt(), outcome(), "no"));
        case "capture" ->
            payment.handle(meta -> new CapturePayment(meta, "op" + name, money(), choice % 4 == 0));
        case "capture result" ->
            payment.handle(
                meta -> new CaptureResult(meta, attempt(), "op" + name, money(), outcome(), "no"));
        case "refund" ->
            payment.handle(
                meta ->
                    new RefundPayment(
                        meta, "op" + name, money(), "damaged", List.of(), choice % 2 == 0));
        case "refund result" ->
            payment.handle(
                meta ->
                    new RefundResult(
                        meta, attempt(), "op" + name, money(), outcome(), "re_" + name, "no"));
        case "event" -> payment.handle(meta -> event(meta, payment.now()));
        case "look-up" -> payment.handle(this::finding);
        case "settle" -> payment.handle(this::settlement);
        default -> deadline(payment);
      }
    }

    private int attempt() {
      return 1 + (choice % 10 == 9 ? 1 : 0);
    }

    private GatewayOutcome outcome() {
      return GatewayOutcome.values()[choice % 3];
    }

    private Money money() {
      return new Money(amount, "GBP");
    }

    private GatewayRefund refund() {
      return new GatewayRefund(
          "re_" + name, choice % 3 == 0 ? "" : "op" + name, money(), outcome());
    }

    private GatewayEventReceived event(CommandMeta meta, Instant now) {
      var kind = GatewayEventKind.values()[choice % GatewayEventKind.values().length];
      return new GatewayEventReceived(
          meta,
          "test",
          "evt",
          kind,
          name == 0 ? 0 : attempt(),
          "pi_" + attempt(),
          "https://bank.example",
          money(),
          kind == GatewayEventKind.REFUND_CHANGED ? refund() : null,
          "dp_" + name,
          amount % 2 == 0 ? "lost" : "won",
          now);
    }

    private LookUpResult finding(CommandMeta meta) {
      var status = GatewayIntentStatus.values()[choice % GatewayIntentStatus.values().length];
      return new LookUpResult(
          meta,
          attempt(),
          status,
          "pi_" + attempt(),
          "https://bank.example",
          new Money(name == 0 ? 0L : amount, "GBP"),
          new Money(name == 1 ? 0L : amount, "GBP"),
          List.of(refund()),
          "no");
    }

    private SettlePayment settlement(CommandMeta meta) {
      var part = choice % 2 == 0 ? "capture:op" + name : "refund:op" + name;
      return new SettlePayment(
          meta,
          Settlement.values()[choice % Settlement.values().length],
          "pi_" + attempt(),
          name == 0 ? "" : part,
          "asked them");
    }
  }

  static Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(WHAT),
            Arbitraries.integers().between(0, 999),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(1L, 200L, 300L, 500L, 1_000L),
            Arbitraries.of(0, 0, 0, 1, 1, 30, 24 * 60))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  /** The next deadline passes without an answer; if there is none, nothing was due. */
  static void deadline(PureAggregate<Payment> payment) {
    long due = PaymentDecider.PAYMENT.deadlineOf(payment.root());
    long wait = due - payment.now().toEpochMilli();
    if (due != 0 && wait > 0) {
      payment.pass(Duration.ofMillis(wait));
    }
    payment.handle(meta -> new DeadlinePassed(meta, payment.now()));
  }
}
