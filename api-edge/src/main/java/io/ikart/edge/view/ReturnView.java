package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.returns.Return;

/** A return: what is expected, what has come, what was given back for it. */
record ReturnView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This return";
  }

  @Override
  public String path() {
    return "/v1/store/returns/" + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var returned = views.read(answer.getRoot(), Return.class);
    var body = Json.object();
    body.put("returnId", id);
    body.put("version", answer.getVersion());
    body.put("orderId", returned.getOrderId());
    body.put("status", returned.getStatus().name());
    body.put("reason", returned.getReason());
    var lines = body.putArray("lines");
    for (var line : returned.getLines()) {
      lines.add(
          Json.units(line.getExpected())
              .put("received", line.getReceived())
              .put("restocked", line.getRestocked())
              .put("writtenOff", line.getWrittenOff()));
    }
    body.set("owed", Json.money(returned.getOwed()));
    body.set("refunded", Json.money(returned.getRefunded()));
    body.set("pendingRefund", Json.money(pending(returned)));
    return body;
  }

  private static Money pending(Return returned) {
    long sum =
        returned.getOpenRefunds().stream().mapToLong(open -> open.getAmount().getAmount()).sum();
    return new Money(sum, returned.getOwed().getCurrency());
  }
}
