package io.ikart.topologies.checkout.returns;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnLine;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may arrive of a return, in one receipt or several. */
final class ReceiptRules {

  /** Receipts of one return. */
  static final int MAX_RECEIPTS = 100;

  private ReceiptRules() {}

  static Decision receive(Return returned, ReceiveReturn command, Context context) {
    if (returned == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (returned.getStatus() != ReturnStatus.APPROVED
        && returned.getStatus() != ReturnStatus.PARTIALLY_RECEIVED) {
      return ReturnRules.refuseIn(returned);
    }
    if (returned.getReceipts() >= MAX_RECEIPTS) {
      return refuse(
          Problem.LIMIT_EXCEEDED, Map.of("receipts", Integer.toString(returned.getReceipts())));
    }
    return objection(returned, command).orElseGet(() -> received(returned, command, context));
  }

  private static Optional<Decision> objection(Return returned, ReceiveReturn command) {
    boolean closesOnly = command.getIsLast() && ReturnRules.hasArrived(returned);
    if (command.getLines().isEmpty() && !closesOnly) {
      return Optional.of(refuse(Problem.VALIDATION_FAILED, Map.of("lines", "at least one unit")));
    }
    var seen = new HashSet<String>();
    for (var line : command.getLines()) {
      var offer = line.getOfferId();
      var known = lineOf(returned, offer);
      if (known.isEmpty()) {
        return Optional.of(refuse(Problem.NOT_FOUND, Map.of("offerId", offer)));
      }
      boolean isSound =
          line.getRestocked() >= 0
              && line.getWrittenOff() >= 0
              && units(line) > 0
              && seen.add(offer);
      if (!isSound) {
        return Optional.of(
            refuse(
                Problem.VALIDATION_FAILED,
                Map.of("offerId", offer, "quantity", "once, and 1 or more")));
      }
      long awaited = awaited(known.get());
      if (units(line) > awaited) {
        return Optional.of(
            refuse(
                Problem.INVALID_TRANSITION,
                Map.of(
                    "offerId", offer,
                    "received", Long.toString(units(line)),
                    "expected", Long.toString(awaited))));
      }
    }
    return Optional.empty();
  }

  private static Decision received(Return returned, ReceiveReturn command, Context context) {
    var arrived = new HashMap<String, Long>();
    command.getLines().forEach(line -> arrived.put(line.getOfferId(), units(line)));
    var lines = new ArrayList<LineUnits>();
    var missing = new ArrayList<LineUnits>();
    for (var line : returned.getLines()) {
      long now = arrived.getOrDefault(line.getExpected().getOfferId(), 0L);
      add(lines, line.getExpected(), now);
      add(missing, line.getExpected(), awaited(line) - now);
    }
    boolean isComplete = command.getIsLast() || missing.isEmpty();
    return accept(
        new ReturnReceived(
            context.meta(),
            returned.getOrderId(),
            returned.getReceipts() + 1,
            command.getWarehouse(),
            command.getLines(),
            lines,
            isComplete ? missing : List.of(),
            isComplete));
  }

  private static void add(List<LineUnits> lines, LineUnits expected, long units) {
    if (units > 0) {
      lines.add(
          new LineUnits(
              expected.getOfferId(),
              expected.getProductId(),
              expected.getSku(),
              units,
              ReturnRefundRules.priceOf(expected, units)));
    }
  }

  private static Optional<ReturnLine> lineOf(Return returned, String offerId) {
    return returned.getLines().stream()
        .filter(line -> line.getExpected().getOfferId().equals(offerId))
        .findFirst();
  }

  private static long awaited(ReturnLine line) {
    return line.getExpected().getQuantity() - line.getReceived();
  }

  static long units(ReceivedLine line) {
    return line.getRestocked() + line.getWrittenOff();
  }
}
