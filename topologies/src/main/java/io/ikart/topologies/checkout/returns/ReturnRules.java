package io.ikart.topologies.checkout.returns;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.OpenRefund;
import io.ikart.schemas.returns.OpenReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnLine;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.List;
import java.util.Map;

/** Whether units may be sent back. The order has said already that they may be asked for. */
final class ReturnRules {

  private ReturnRules() {}

  static Decision open(Return returned, OpenReturn command, Context context) {
    return returned != null
        ? nothingNew()
        : accept(
            new ReturnRequested(
                context.meta(),
                command.getOrderId(),
                command.getCustomerId(),
                command.getLines(),
                command.getReason()));
  }

  static Decision approve(Return returned, ApproveReturn command, Context context) {
    if (returned == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (returned.getStatus()) {
      case REQUESTED -> accept(new ReturnApproved(context.meta(), returned.getOrderId()));
      case APPROVED -> nothingNew();
      default -> refuseIn(returned);
    };
  }

  static Decision deny(Return returned, DenyReturn command, Context context) {
    if (returned == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (returned.getStatus()) {
      case REQUESTED ->
          accept(
              new ReturnDenied(
                  context.meta(), returned.getOrderId(), expected(returned), command.getReason()));
      case DENIED -> nothingNew();
      default -> refuseIn(returned);
    };
  }

  static Decision cancel(Return returned, CancelReturn command, Context context) {
    if (returned == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (returned.getStatus()) {
      case REQUESTED, APPROVED ->
          accept(
              new ReturnCancelled(
                  context.meta(), returned.getOrderId(), expected(returned), command.getReason()));
      case CANCELLED -> nothingNew();
      default -> refuseIn(returned);
    };
  }

  private static List<LineUnits> expected(Return returned) {
    return returned.getLines().stream().map(ReturnLine::getExpected).toList();
  }

  static Decision refuseIn(Return returned) {
    return refuse(Problem.INVALID_TRANSITION, Map.of("status", returned.getStatus().name()));
  }

  /** What is asked of the payment and not answered, in minor units. */
  static long pending(Return returned) {
    return returned.getOpenRefunds().stream()
        .map(OpenRefund::getAmount)
        .mapToLong(amount -> amount.getAmount())
        .sum();
  }

  static String flaw(Return returned) {
    long promised = returned.getRefunded().getAmount() + pending(returned);
    if (promised > returned.getOwed().getAmount()) {
      return "refunds more than has come back: " + returned;
    }
    for (var line : returned.getLines()) {
      if (line.getReceived() != line.getRestocked() + line.getWrittenOff()
          || line.getReceived() > line.getExpected().getQuantity()) {
        return "what arrived does not add up: " + line;
      }
    }
    boolean hasArrived = returned.getLines().stream().anyMatch(line -> line.getReceived() > 0);
    boolean maySo =
        switch (returned.getStatus()) {
          case PARTIALLY_RECEIVED, RECEIVED, REFUNDED -> true;
          default -> false;
        };
    return hasArrived == maySo ? "" : "status and receipts do not fit: " + returned;
  }

  /** Whether units have arrived, and so money may be given back. */
  static boolean hasArrived(Return returned) {
    return returned.getStatus() == ReturnStatus.PARTIALLY_RECEIVED
        || returned.getStatus() == ReturnStatus.RECEIVED
        || returned.getStatus() == ReturnStatus.REFUNDED;
  }
}
