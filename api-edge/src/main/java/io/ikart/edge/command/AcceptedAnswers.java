package io.ikart.edge.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.command.Writes.Request;
import io.ikart.edge.http.Conditions;
import io.ikart.edge.query.AtLeast;
import io.ikart.edge.query.Place;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.query.View;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers writes that were accepted: with the state as it is after the command, or 202. */
public final class AcceptedAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(AcceptedAnswers.class);
  private static final int LONGEST_READ_MS = 2_000;
  private static final int ACCEPTED = 202;
  private static final int CREATED = 201;

  private final Queries queries;

  public AcceptedAnswers(Queries queries) {
    this.queries = queries;
  }

  /** Answers an accepted command. */
  CompletableFuture<Void> answer(Request request, Reply reply) {
    var place =
        request
            .write()
            .answer()
            .changed()
            .apply(request.outgoing().aggregateId(), reply.getTouched());
    if (place instanceof View view && !request.preferences().minimal()) {
      return answerWithState(request, reply, view);
    }
    minimal(request, reply, place);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> answerWithState(Request request, Reply reply, View view) {
    return queries
        .ask(after(reply, view), Queries.From.OWNER_OR_STANDBY)
        .handle(
            (state, failure) -> {
              if (failure != null || !Reads.isThere(state)) {
                LOG.info("Accepted {} but could not read it", view.id(), failure);
                later(request.ctx(), view, summary(view, reply.getTouched()));
              } else {
                full(request, reply, view, state);
              }
              return null;
            });
  }

  /** 202: where the thing is, and where its progress can be followed. */
  static void later(Context ctx, Place place, ObjectNode body) {
    ctx.header("Location", place.path());
    place.eventsPath().ifPresent(events -> ctx.header("Link", "<" + events + ">; rel=\"monitor\""));
    ctx.status(ACCEPTED).contentType("application/json").result(body.toString());
  }

  private static QueryRequest after(Reply reply, View view) {
    var own =
        reply.getTouched().stream()
            .filter(touched -> touched.getAggregateId().equals(view.id()))
            .toList();
    return QueryRequest.newBuilder(view.question())
        .setAtLeast(own)
        .setWaitMs(LONGEST_READ_MS)
        .build();
  }

  private static void full(Request request, Reply reply, View view, QueryResponse state) {
    var body = view.json(state);
    list(body, reply.getTouched());
    ok(request, view, state.getEtag(), body);
  }

  private static void minimal(Request request, Reply reply, Place view) {
    var etag =
        reply.getTouched().stream()
            .filter(touched -> touched.getAggregateId().equals(view.id()))
            .map(Touched::getEtag)
            .findFirst()
            .orElse("");
    request.ctx().header("Preference-Applied", "return=minimal");
    ok(request, view, etag, summary(view, reply.getTouched()));
  }

  private static void ok(Request request, Place view, String etag, ObjectNode body) {
    var ctx = request.ctx();
    int status = request.write().answer().status();
    if (status == CREATED) {
      ctx.header("Location", view.path());
    }
    if (!etag.isEmpty()) {
      ctx.header("ETag", Conditions.quoted(etag));
    }
    ctx.status(status).contentType("application/json").result(body.toString());
  }

  private static ObjectNode summary(Place view, List<Touched> touched) {
    return list(JsonNodeFactory.instance.objectNode().put("id", view.id()), touched);
  }

  private static ObjectNode list(ObjectNode body, List<Touched> touched) {
    var versions = body.putArray("touched");
    touched.forEach(each -> versions.add(AtLeast.text(each)));
    return body;
  }
}
