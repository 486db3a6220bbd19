package io.ikart.edge.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.Queries;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Payments a person must look at: what the gateway left open, or would not do. */
public final class ReviewRoutes {

  private static final int MOST_PER_INSTANCE = 1_000;
  private static final String PAYMENT = "pay_";

  private final Queries queries;
  private final AvroWire wire;

  public ReviewRoutes(Queries queries, AvroWire wire) {
    this.queries = queries;
    this.wire = wire;
  }

  /** Asks every instance of the checkout. */
  public void payments(Context ctx) {
    var question =
        QueryRequest.newBuilder()
            .setApplication("checkout")
            .setKind(QueryKind.REVIEWS)
            .setKey("")
            .setId("")
            .setParts(MOST_PER_INSTANCE)
            .build();
    ctx.future(() -> queries.askAll(question).thenAccept(answers -> answer(ctx, answers)));
  }

  private void answer(Context ctx, Map<String, Optional<QueryResponse>> answers) {
    var byPayment = new TreeMap<String, QueryPart>();
    boolean more = false;
    int silent = 0;
    for (var answer : answers.values()) {
      if (answer.isEmpty() || answer.get().getStatus() != QueryStatus.OK) {
        silent++;
      } else {
        more |= answer.get().getMore();
        answer.get().getParts().stream()
            .filter(part -> part.getId().startsWith(PAYMENT))
            .forEach(part -> byPayment.put(part.getId(), part));
      }
    }
    var body = JsonNodeFactory.instance.objectNode();
    var listed = body.putArray("payments");
    byPayment.values().forEach(part -> listed.add(json(part)));
    body.put("more", more);
    body.put("silent", silent);
    ctx.contentType("application/json").result(body.toString());
  }

  private ObjectNode json(QueryPart part) {
    var review = (Review) wire.decode(part.getValue());
    return JsonNodeFactory.instance
        .objectNode()
        .put("orderId", Ids.orderOf(part.getId()))
        .put("paymentId", part.getId())
        .put("reason", review.getReason())
        .put("since", review.getSince().toString());
  }
}
