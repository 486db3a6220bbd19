package io.ikart.topologies.checkout.returns;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.returns.OpenRefund;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnLine;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.topologies.kernel.EditableParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What the facts make of a return. */
final class ReturnFold {

  private ReturnFold() {}

  static Return requested(Return returned, ReturnRequested event, EditableParts parts) {
    var nothing = new Money(0L, event.getLines().get(0).getAmount().getCurrency());
    return Return.newBuilder()
        .setReturnId(event.getMeta().getAggregateId())
        .setOrderId(event.getOrderId())
        .setCustomerId(event.getCustomerId())
        .setStatus(ReturnStatus.REQUESTED)
        .setLines(event.getLines().stream().map(line -> new ReturnLine(line, 0L, 0L, 0L)).toList())
        .setReason(event.getReason())
        .setReceipts(0)
        .setRefunds(0)
        .setOwed(nothing)
        .setOpenRefunds(List.of())
        .setRefunded(nothing)
        .build();
  }

  static Return approved(Return returned, ReturnApproved event, EditableParts parts) {
    return moved(returned, ReturnStatus.APPROVED);
  }

  static Return denied(Return returned, ReturnDenied event, EditableParts parts) {
    return moved(returned, ReturnStatus.DENIED);
  }

  static Return cancelled(Return returned, ReturnCancelled event, EditableParts parts) {
    return moved(returned, ReturnStatus.CANCELLED);
  }

  private static Return moved(Return returned, ReturnStatus status) {
    return Return.newBuilder(returned).setStatus(status).build();
  }

  static Return received(Return returned, ReturnReceived event, EditableParts parts) {
    var arrived = new HashMap<String, ReceivedLine>();
    event.getReceived().forEach(line -> arrived.put(line.getOfferId(), line));
    var lines = new ArrayList<>(returned.getLines());
    lines.replaceAll(line -> grown(line, arrived.get(line.getExpected().getOfferId())));
    var owed = plus(returned.getOwed(), price(event.getLines()));
    return Return.newBuilder(returned)
        .setStatus(afterReceipt(event.getComplete(), owed.equals(returned.getRefunded())))
        .setLines(lines)
        .setReceipts(event.getReceipt())
        .setOwed(owed)
        .build();
  }

  private static ReturnStatus afterReceipt(boolean isComplete, boolean isRefunded) {
    if (!isComplete) {
      return ReturnStatus.PARTIALLY_RECEIVED;
    }
    return isRefunded ? ReturnStatus.REFUNDED : ReturnStatus.RECEIVED;
  }

  private static ReturnLine grown(ReturnLine line, ReceivedLine arrived) {
    return arrived == null
        ? line
        : new ReturnLine(
            line.getExpected(),
            line.getReceived() + ReceiptRules.units(arrived),
            line.getRestocked() + arrived.getRestocked(),
            line.getWrittenOff() + arrived.getWrittenOff());
  }

  private static long price(List<LineUnits> lines) {
    return lines.stream().mapToLong(line -> line.getAmount().getAmount()).sum();
  }

  static Return refundRequested(Return returned, ReturnRefundRequested event, EditableParts parts) {
    var open = new ArrayList<>(returned.getOpenRefunds());
    open.add(new OpenRefund(event.getOperationId(), event.getAmount()));
    return Return.newBuilder(returned)
        .setRefunds(returned.getRefunds() + 1)
        .setOpenRefunds(open)
        .build();
  }

  /** All that was asked for is given back, and nothing more will arrive: it is over. */
  static Return refunded(Return returned, ReturnRefunded event, EditableParts parts) {
    var open = without(returned, event.getOperationId());
    boolean isOver = returned.getStatus() == ReturnStatus.RECEIVED && open.isEmpty();
    return Return.newBuilder(returned)
        .setStatus(isOver ? ReturnStatus.REFUNDED : returned.getStatus())
        .setOpenRefunds(open)
        .setRefunded(event.getRefunded())
        .build();
  }

  static Return refundFailed(Return returned, ReturnRefundFailed event, EditableParts parts) {
    return Return.newBuilder(returned)
        .setOpenRefunds(without(returned, event.getOperationId()))
        .build();
  }

  private static List<OpenRefund> without(Return returned, String operationId) {
    return returned.getOpenRefunds().stream()
        .filter(open -> !open.getOperationId().equals(operationId))
        .toList();
  }

  private static Money plus(Money money, long more) {
    return new Money(Math.addExact(money.getAmount(), more), money.getCurrency());
  }
}
