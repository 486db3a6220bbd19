package io.ikart.tools.log;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentVoided;
import java.util.HashMap;
import java.util.Map;

/**
 * The sums of every payment, added up from its events without the shop's own folds. Captures and
 * refunds are added one by one, so that totals the events state can be compared. One thread.
 */
public final class PaymentBook {

  private final Map<String, Sums> payments = new HashMap<>();

  /** The sums of one payment, in minor units. */
  public static final class Sums {

    private String orderId = "";
    private long granted;
    private long reserved;
    private long captured;
    private long refunded;
    private long chargedBack;
    private final Map<String, Long> refundsAsked = new HashMap<>();
    private final Map<String, Long> refundsMade = new HashMap<>();

    /** The order; empty before anything was authorized. */
    public String orderId() {
      return orderId;
    }

    /** What the gateway ever granted. */
    public long granted() {
      return granted;
    }

    /** What is authorized and neither captured nor given up. */
    public long reserved() {
      return reserved;
    }

    public long captured() {
      return captured;
    }

    public long refunded() {
      return refunded;
    }

    public long chargedBack() {
      return chargedBack;
    }

    /** Refunds asked for and not answered. */
    public long pendingRefunds() {
      return refundsAsked.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Takes in one event of a payment. */
  public Sums accept(LogRecord record) {
    var id = Envelopes.ofEvent(record.value()).getAggregateId();
    var sums = payments.computeIfAbsent(id, unused -> new Sums());
    var event = record.value();
    if (event instanceof PaymentAuthorized authorized) {
      sums.orderId = authorized.getOrderId();
      sums.granted = authorized.getAmount().getAmount();
      sums.reserved = sums.granted;
    } else if (event instanceof PaymentVoided || event instanceof PaymentAuthorizationExpired) {
      sums.reserved = 0;
    } else if (event instanceof PaymentCaptured captured) {
      long amount = captured.getAmount().getAmount();
      sums.captured += amount;
      sums.reserved = captured.getIsLast() ? 0 : Math.max(0, sums.reserved - amount);
    } else if (event instanceof PaymentChargedBack back) {
      sums.chargedBack += back.getAmount().getAmount();
    } else if (event instanceof PaymentChargebackReversed reversed) {
      sums.chargedBack -= reversed.getAmount().getAmount();
    } else {
      refund(record, sums);
    }
    return sums;
  }

  private static void refund(LogRecord record, Sums sums) {
    if (record.value() instanceof PaymentRefundRequested asked) {
      sums.refundsAsked.put(asked.getOperationId(), asked.getAmount().getAmount());
    } else if (record.value() instanceof PaymentRefunded made) {
      sums.refundsAsked.remove(made.getOperationId());
      sums.refundsMade.put(made.getOperationId(), made.getAmount().getAmount());
      sums.refunded += made.getAmount().getAmount();
    } else if (record.value() instanceof PaymentRefundFailed failed) {
      sums.refundsAsked.remove(failed.getOperationId());
      var cameBack = sums.refundsMade.remove(failed.getOperationId());
      sums.refunded -= cameBack == null ? 0 : cameBack;
    }
  }

  /** The sums so far, by payment. */
  public Map<String, Sums> payments() {
    return payments;
  }
}
