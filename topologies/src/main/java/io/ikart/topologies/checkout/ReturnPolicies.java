package io.ikart.topologies.checkout;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.RecordOrderReturnClosed;
import io.ikart.schemas.order.RecordOrderReturned;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.stock.ReturnStock;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a return tells its order, stock and the payment. */
final class ReturnPolicies {

  static final Policies<Return> RETURN =
      Policies.of(Return.class)
          .on(ReturnDenied.class, ReturnPolicies::tellDenied)
          .on(ReturnCancelled.class, ReturnPolicies::tellCancelled)
          .on(ReturnReceived.class, ReturnPolicies::tellReceived)
          .on(ReturnReceived.class, ReturnPolicies::restock)
          .on(ReturnRefundRequested.class, ReturnPolicies::refund);

  private ReturnPolicies() {}

  private static List<RecordOrderReturnClosed> tellDenied(
      Return returned, ReturnDenied event, Reaction reaction) {
    return List.of(closed(returned, event.getLines(), reaction));
  }

  private static List<RecordOrderReturnClosed> tellCancelled(
      Return returned, ReturnCancelled event, Reaction reaction) {
    return List.of(closed(returned, event.getLines(), reaction));
  }

  private static List<SpecificRecord> tellReceived(
      Return returned, ReturnReceived event, Reaction reaction) {
    var commands = new ArrayList<SpecificRecord>();
    if (!event.getLines().isEmpty()) {
      commands.add(
          new RecordOrderReturned(
              reaction.to(returned.getOrderId()), returned.getReturnId(), event.getLines()));
    }
    if (!event.getMissing().isEmpty()) {
      commands.add(closed(returned, event.getMissing(), reaction));
    }
    return commands;
  }

  private static RecordOrderReturnClosed closed(
      Return returned, List<LineUnits> lines, Reaction reaction) {
    return new RecordOrderReturnClosed(
        reaction.to(returned.getOrderId()), returned.getReturnId(), lines);
  }

  /** One movement per SKU of a receipt, named by return and receipt. */
  private static List<ReturnStock> restock(
      Return returned, ReturnReceived event, Reaction reaction) {
    var skus = new LinkedHashMap<String, String>();
    returned
        .getLines()
        .forEach(line -> skus.put(line.getExpected().getOfferId(), line.getExpected().getSku()));
    var bySku = new LinkedHashMap<String, ReceivedLine>();
    for (var line : event.getReceived()) {
      bySku.merge(skus.get(line.getOfferId()), line, ReturnPolicies::together);
    }
    var commands = new ArrayList<ReturnStock>();
    bySku.forEach(
        (sku, line) ->
            commands.add(
                new ReturnStock(
                    reaction.to(sku),
                    returned.getOrderId(),
                    returned.getReturnId() + "@" + event.getReceipt(),
                    event.getWarehouse(),
                    line.getRestocked(),
                    line.getWrittenOff())));
    return commands;
  }

  private static ReceivedLine together(ReceivedLine one, ReceivedLine other) {
    return new ReceivedLine(
        one.getOfferId(),
        one.getRestocked() + other.getRestocked(),
        one.getWrittenOff() + other.getWrittenOff());
  }

  private static List<RefundPayment> refund(
      Return returned, ReturnRefundRequested event, Reaction reaction) {
    return List.of(
        RefundPayment.newBuilder()
            .setMeta(reaction.to(Ids.payment(returned.getOrderId())))
            .setOperationId(event.getOperationId())
            .setAmount(event.getAmount())
            .setReason("return " + returned.getReturnId())
            .setLines(event.getLines())
            .build());
  }
}
