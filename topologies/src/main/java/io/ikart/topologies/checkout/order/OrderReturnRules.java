package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderReturnClosed;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderReturned;
import io.ikart.schemas.order.RecordOrderReturnClosed;
import io.ikart.schemas.order.RecordOrderReturned;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;

/** What may be sent back of an order. Returns never change its lifecycle. */
final class OrderReturnRules {

  /** Returns of one order. */
  static final int MAX_RETURNS = 100;

  private OrderReturnRules() {}

  static Decision request(Order order, RequestReturn command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (OrderRules.status(order)) {
      case CONFIRMED, ON_HOLD, COMPLETED -> requested(order, command, context);
      default -> OrderRules.refuseIn(order);
    };
  }

  private static Decision requested(Order order, RequestReturn command, Context context) {
    var progress = Progress.of(context);
    int before = progress.part().getReturns();
    if (before >= MAX_RETURNS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("returns", Integer.toString(before)));
    }
    return LineChoice.objection(progress, command.getLines(), Progress::returnable, "returnable")
        .orElseGet(
            () ->
                accept(
                    new OrderReturnRequested(
                        context.meta(),
                        FulfilmentRules.same(order),
                        Ids.returned(context.command().getAggregateId(), before + 1),
                        progress.priced(command.getLines()),
                        command.getReason())));
  }

  static Decision closed(Order order, RecordOrderReturnClosed command, Context context) {
    return accept(
        new OrderReturnClosed(
            context.meta(),
            FulfilmentRules.same(order),
            command.getReturnId(),
            command.getLines()));
  }

  static Decision returned(Order order, RecordOrderReturned command, Context context) {
    return accept(
        new OrderReturned(
            context.meta(),
            FulfilmentRules.same(order),
            command.getReturnId(),
            command.getLines()));
  }
}
