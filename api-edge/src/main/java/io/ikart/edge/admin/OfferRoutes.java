package io.ikart.edge.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.query.Queries;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether offers have reached every instance that quotes prices. */
public final class OfferRoutes {

  private static final String QUOTING_APPLICATION = "checkout";
  private static final int MOST = 1_000;

  private final Queries queries;

  public OfferRoutes(Queries queries) {
    this.queries = queries;
  }

  /** Answers which of the offers some instance cannot quote yet. */
  public void ready(Context ctx) {
    var fields = Fields.of(Bodies.document(ctx));
    var offerIds = fields.texts("offerIds", Formats.OFFER_ID, 1, MOST);
    fields.done();
    var question =
        QueryRequest.newBuilder()
            .setApplication(QUOTING_APPLICATION)
            .setKind(QueryKind.OFFERS)
            .setKey("")
            .setId(String.join(",", offerIds))
            .setParts(offerIds.size())
            .build();
    ctx.future(
        () -> queries.askAll(question).thenAccept(answers -> answer(ctx, offerIds, answers)));
  }

  private static void answer(
      Context ctx, List<String> offerIds, Map<String, Optional<QueryResponse>> answers) {
    var missing = new TreeSet<String>();
    int silent = 0;
    for (var answer : answers.values()) {
      if (answer.isEmpty() || answer.get().getStatus() != QueryStatus.OK) {
        silent++;
      } else {
        var known =
            answer.get().getParts().stream().map(QueryPart::getId).collect(Collectors.toSet());
        offerIds.stream().filter(offerId -> !known.contains(offerId)).forEach(missing::add);
      }
    }
    var body = JsonNodeFactory.instance.objectNode();
    body.put("ready", missing.isEmpty() && silent == 0 && !answers.isEmpty());
    body.put("instances", answers.size());
    body.put("silent", silent);
    var listed = body.putArray("missing");
    missing.forEach(listed::add);
    ctx.contentType("application/json").result(body.toString());
  }
}
