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
import java.util.function.Function;

/**
 * What a person must look at: payments of which the gateway left something open or would not do it,
 * and products with reviews nobody has read.
 */
public final class ReviewRoutes {

  private static final int MOST_PER_INSTANCE = 1_000;
  private static final String PAYMENT = "pay_";
  private static final String REVIEWS = Ids.reviews("");

  private final Queries queries;
  private final AvroWire wire;

  public ReviewRoutes(Queries queries, AvroWire wire) {
    this.queries = queries;
    this.wire = wire;
  }

  /** Asks every instance of the checkout. */
  public void payments(Context ctx) {
    list(ctx, "checkout", "payments", PAYMENT, this::payment);
  }

  /** Asks every instance that keeps reviews. */
  public void products(Context ctx) {
    list(ctx, "review", "products", REVIEWS, this::product);
  }

  private void list(
      Context ctx,
      String application,
      String name,
      String prefix,
      Function<QueryPart, ObjectNode> json) {
    var question =
        QueryRequest.newBuilder()
            .setApplication(application)
            .setKind(QueryKind.REVIEWS)
            .setKey("")
            .setId("")
            .setParts(MOST_PER_INSTANCE)
            .build();
    ctx.future(
        () ->
            queries
                .askAll(question)
                .thenAccept(answers -> answer(ctx, answers, name, prefix, json)));
  }

  private static void answer(
      Context ctx,
      Map<String, Optional<QueryResponse>> answers,
      String name,
      String prefix,
      Function<QueryPart, ObjectNode> json) {
    var byId = new TreeMap<String, QueryPart>();
    boolean more = false;
    int silent = 0;
    for (var answer : answers.values()) {
      if (answer.isEmpty() || answer.get().getStatus() != QueryStatus.OK) {
        silent++;
      } else {
        more |= answer.get().getMore();
        answer.get().getParts().stream()
            .filter(part -> part.getId().startsWith(prefix))
            .forEach(part -> byId.put(part.getId(), part));
      }
    }
    var body = JsonNodeFactory.instance.objectNode();
    var listed = body.putArray(name);
    byId.values().forEach(part -> listed.add(json.apply(part)));
    body.put("more", more);
    body.put("silent", silent);
    ctx.contentType("application/json").result(body.toString());
  }

  private ObjectNode product(QueryPart part) {
    var review = (Review) wire.decode(part.getValue());
    return JsonNodeFactory.instance
        .objectNode()
        .put("productId", Ids.partitionKey(part.getId()))
        .put("since", review.getSince().toString());
  }

  private ObjectNode payment(QueryPart part) {
    var review = (Review) wire.decode(part.getValue());
    return JsonNodeFactory.instance
        .objectNode()
        .put("orderId", Ids.orderOf(part.getId()))
        .put("paymentId", part.getId())
        .put("reason", review.getReason())
        .put("since", review.getSince().toString());
  }
}
