package io.ikart.topologies.checkout.returns;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.returns.RecordReturnRefundFailed;
import io.ikart.schemas.returns.RecordReturnRefunded;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.List;
import java.util.Map;

/** How much may be given back for what has arrived: never more than its price. */
final class ReturnRefundRules {

  /** Refunds of one return, failed ones included. */
  static final int MAX_REFUNDS = 100;

  private ReturnRefundRules() {}

  static Decision refund(Return returned, RefundReturn command, Context context) {
    if (returned == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (!ReturnRules.hasArrived(returned)) {
      return ReturnRules.refuseIn(returned);
    }
    if (returned.getRefunds() >= MAX_REFUNDS) {
      return refuse(
          Problem.LIMIT_EXCEEDED, Map.of("refunds", Integer.toString(returned.getRefunds())));
    }
    var owed = returned.getOwed();
    long left =
        owed.getAmount() - returned.getRefunded().getAmount() - ReturnRules.pending(returned);
    var amount =
        command.getAmount() == null ? new Money(left, owed.getCurrency()) : command.getAmount();
    boolean isSound = amount.getAmount() > 0 && amount.getCurrency().equals(owed.getCurrency());
    if (!isSound || amount.getAmount() > left) {
      return refuse(
          isSound ? Problem.INVALID_TRANSITION : Problem.VALIDATION_FAILED,
          Map.of(
              "requested",
              amount.getAmount() + " " + amount.getCurrency(),
              "refundable",
              left + " " + owed.getCurrency(),
              "refunded",
              Long.toString(returned.getRefunded().getAmount()),
              "pending",
              Long.toString(ReturnRules.pending(returned))));
    }
    return accept(
        new ReturnRefundRequested(
            context.meta(),
            returned.getOrderId(),
            Ids.refund(context.command().getAggregateId(), returned.getRefunds() + 1),
            amount,
            arrived(returned)));
  }

  /** Every line with what has arrived of it: the refund is for all of them together. */
  private static List<LineUnits> arrived(Return returned) {
    return returned.getLines().stream()
        .filter(line -> line.getReceived() > 0)
        .map(
            line ->
                new LineUnits(
                    line.getExpected().getOfferId(),
                    line.getExpected().getProductId(),
                    line.getExpected().getSku(),
                    line.getReceived(),
                    priceOf(line.getExpected(), line.getReceived())))
        .toList();
  }

  /** The price of so many units; a line's amount is units times the price of one. */
  static Money priceOf(LineUnits line, long units) {
    var amount = line.getAmount();
    return new Money(amount.getAmount() / line.getQuantity() * units, amount.getCurrency());
  }

  static Decision refunded(Return returned, RecordReturnRefunded command, Context context) {
    if (!isAwaited(returned, command.getOperationId())) {
      return nothingNew();
    }
    var before = returned.getRefunded();
    long refunded = before.getAmount() + command.getAmount().getAmount();
    return accept(
        new ReturnRefunded(
            context.meta(),
            returned.getOrderId(),
            command.getOperationId(),
            command.getAmount(),
            new Money(refunded, before.getCurrency())));
  }

  static Decision failed(Return returned, RecordReturnRefundFailed command, Context context) {
    return isAwaited(returned, command.getOperationId())
        ? accept(
            new ReturnRefundFailed(
                context.meta(), returned.getOrderId(), command.getOperationId(), command.getCode()))
        : nothingNew();
  }

  private static boolean isAwaited(Return returned, String operationId) {
    return returned != null
        && returned.getOpenRefunds().stream()
            .anyMatch(open -> open.getOperationId().equals(operationId));
  }
}
