package io.ikart.connect.payment;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.time.Instant;

/** Intents as checkout writes them. */
public final class Intents {

  public static final String ULID = "01J0000000000000000000000A";
  public static final String PAYMENT = "pay_" + ULID + "-1";
  public static final String KEY = PAYMENT + "-authorize-1";

  private Intents() {}

  public static AuthorizeIntent authorize(String commandId) {
    return authorize(commandId, PAYMENT, Instant.now());
  }

  public static AuthorizeIntent authorize(String commandId, String paymentId, Instant issuedAt) {
    return new AuthorizeIntent(
        meta(commandId, paymentId, issuedAt), paymentId, 1, pounds(19_99), "tok_approve", KEY);
  }

  public static VoidIntent giveBack(String commandId, String intentId) {
    return new VoidIntent(
        meta(commandId, PAYMENT, Instant.now()), PAYMENT, 1, intentId, PAYMENT + "-void-1");
  }

  public static CaptureIntent capture(String commandId, long pence, boolean isLast) {
    return new CaptureIntent(
        meta(commandId, PAYMENT, Instant.now()),
        PAYMENT,
        1,
        "pi_1",
        "ship_1",
        pounds(pence),
        isLast,
        PAYMENT + ":capture:" + commandId);
  }

  public static RefundIntent refund(String commandId, long pence) {
    return new RefundIntent(
        meta(commandId, PAYMENT, Instant.now()),
        PAYMENT,
        1,
        "pi_1",
        "return_1",
        pounds(pence),
        PAYMENT + ":refund:" + commandId);
  }

  public static LookUpIntent lookUp(String commandId, String intentId) {
    return new LookUpIntent(
        meta(commandId, PAYMENT, Instant.now()), PAYMENT, 1, intentId, pounds(19_99));
  }

  /** A message about a dispute, which names the payment intent only. */
  public static LocateGatewayEventIntent locate(String commandId, String intentId) {
    var meta = meta(commandId, intentId, Instant.now());
    var event =
        new GatewayEventReceived(
            meta,
            "stripe",
            "evt_1",
            GatewayEventKind.DISPUTE_OPENED,
            0,
            intentId,
            "",
            pounds(19_99),
            null,
            "dp_1",
            "fraudulent",
            Instant.now());
    return new LocateGatewayEventIntent(meta, event);
  }

  public static Money pounds(long pence) {
    return new Money(pence, "GBP");
  }

  private static CommandMeta meta(String commandId, String paymentId, Instant issuedAt) {
    return new CommandMeta(
        paymentId, commandId, "the-checkout", "checkout", issuedAt, issuedAt, 0L, "");
  }
}
