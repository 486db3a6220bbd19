package io.ikart.edge.webhook;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what a message of Stripe's means to a payment. */
final class StripeReading {

  static final String PROVIDER = "stripe";

  private static final Map<String, GatewayEventKind> KINDS =
      Map.ofEntries(
          Map.entry("payment_intent.amount_capturable_updated", GatewayEventKind.AUTHORIZED),
          Map.entry("payment_intent.payment_failed", GatewayEventKind.DECLINED),
          Map.entry("payment_intent.requires_action", GatewayEventKind.ACTION_REQUIRED),
          Map.entry("payment_intent.canceled", GatewayEventKind.CANCELED),
          Map.entry("payment_intent.succeeded", GatewayEventKind.CAPTURED),
          Map.entry("charge.captured", GatewayEventKind.CAPTURED),
          Map.entry("refund.created", GatewayEventKind.REFUND_CHANGED),
          Map.entry("refund.updated", GatewayEventKind.REFUND_CHANGED),
          Map.entry("refund.failed", GatewayEventKind.REFUND_CHANGED),
          Map.entry("charge.dispute.created", GatewayEventKind.DISPUTE_OPENED),
          Map.entry("charge.dispute.funds_withdrawn", GatewayEventKind.DISPUTE_FUNDS_WITHDRAWN),
          Map.entry("charge.dispute.funds_reinstated", GatewayEventKind.DISPUTE_FUNDS_REINSTATED),
          Map.entry("charge.dispute.closed", GatewayEventKind.DISPUTE_CLOSED));

  private StripeReading() {}

  /** What the message reports; empty when the shop has no use for its type. */
  static Optional<GatewayEventKind> kindOf(StripeEvent event) {
    return Optional.ofNullable(KINDS.get(event.type()))
        .map(kind -> isPartlyCaptured(event, kind) ? GatewayEventKind.CAPTURED : kind);
  }

  /** Stripe reports a capture that is not the last one as a change of what is left to capture. */
  private static boolean isPartlyCaptured(StripeEvent event, GatewayEventKind kind) {
    return kind == GatewayEventKind.AUTHORIZED
        && event.object().path("amount_received").asLong() > 0;
  }

  /** The message as a command. */
  static GatewayEventReceived command(StripeEvent event, GatewayEventKind kind, CommandMeta meta) {
    boolean ofDispute = event.type().startsWith("charge.dispute.");
    return new GatewayEventReceived(
        meta,
        PROVIDER,
        event.id(),
        kind,
        event.attempt(),
        event.intentId(),
        kind == GatewayEventKind.ACTION_REQUIRED ? actionUrl(event) : "",
        amount(event, kind),
        kind == GatewayEventKind.REFUND_CHANGED ? refund(event) : null,
        ofDispute ? event.text("id") : "",
        code(event, kind),
        event.happenedAt());
  }

  private static String actionUrl(StripeEvent event) {
    return StripeEvent.text(event.object().path("next_action").path("redirect_to_url").path("url"));
  }

  private static Money amount(StripeEvent event, GatewayEventKind kind) {
    var field =
        switch (kind) {
          case AUTHORIZED -> "amount_capturable";
          case CAPTURED ->
              event.type().startsWith("charge.") ? "amount_captured" : "amount_received";
          case REFUND_CHANGED,
              DISPUTE_OPENED,
              DISPUTE_FUNDS_WITHDRAWN,
              DISPUTE_FUNDS_REINSTATED,
              DISPUTE_CLOSED ->
              "amount";
          case DECLINED, ACTION_REQUIRED, CANCELED, OTHER -> "";
        };
    return money(event, field);
  }

  private static Money money(StripeEvent event, String field) {
    return new Money(
        Math.max(0, event.object().path(field).asLong()),
        event.text("currency").toUpperCase(Locale.ROOT));
  }

  private static GatewayRefund refund(StripeEvent event) {
    return new GatewayRefund(
        event.text("id"),
        event.metadata("operation_id"),
        money(event, "amount"),
        switch (event.text("status")) {
          case "succeeded" -> GatewayOutcome.SUCCEEDED;
          case "failed", "canceled" -> GatewayOutcome.DECLINED;
          default -> GatewayOutcome.UNKNOWN;
        });
  }

  private static String code(StripeEvent event, GatewayEventKind kind) {
    return switch (kind) {
      case DECLINED -> declineCode(event);
      case REFUND_CHANGED -> event.text("failure_reason");
      case DISPUTE_OPENED, DISPUTE_FUNDS_WITHDRAWN -> event.text("reason");
      case DISPUTE_FUNDS_REINSTATED, DISPUTE_CLOSED -> event.text("status");
      case CANCELED -> event.text("cancellation_reason");
      default -> "";
    };
  }

  /** The bank's own reason where it gave one, else the gateway's code. */
  private static String declineCode(StripeEvent event) {
    var error = event.object().path("last_payment_error");
    var reason = StripeEvent.text(error.path("decline_code"));
    if (!reason.isEmpty() && !reason.equals("generic_decline")) {
      return reason;
    }
    var code = StripeEvent.text(error.path("code"));
    return code.isEmpty() ? "declined" : code;
  }
}
