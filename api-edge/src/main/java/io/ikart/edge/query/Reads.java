package io.ikart.edge.query;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.Conditions;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers GETs: entity tags, versions a reader insists on, answers of standbys. */
public final class Reads {

  /** Response header of an answer that may be old: {@code lag=} records it is behind. */
  public static final String STALE_HEADER = "Ikart-Stale";

  private static final int LONGEST_WAIT_MS = 2_000;
  private static final int RETRY_SECONDS = 1;

  private final Queries queries;

  public Reads(Queries queries) {
    this.queries = queries;
  }

  /** Answers with the view, 304 when the caller has it already, or the problem. */
  public void show(Context ctx, View view) {
    showAfter(ctx, () -> CompletableFuture.completedFuture(null), view);
  }

  /** As {@link #show}, but nothing is shown before something else is done; or its problem. */
  public void showAfter(Context ctx, Supplier<CompletableFuture<Void>> first, View view) {
    var question = insistingOn(ctx, view.question());
    ctx.future(
        () ->
            first
                .get()
                .thenCompose(done -> queries.ask(question, Queries.From.OWNER_OR_STANDBY))
                .handle((answer, failure) -> answer(ctx, view, answer, failure)));
  }

  /**
   * Answers as {@link #show(Context, View)} does, with what another application adds. While that
   * one does not answer, it is left out, and the answer has no entity tag, so that nobody keeps it.
   */
  public void show(Context ctx, View view, Addition addition) {
    var asked = AtLeast.of(ctx).stream().collect(partitioningBy(isOf(addition)));
    var question = insistingOn(asked.get(false), view.question());
    var additionalQuestion = insistingOn(asked.get(true), addition.question());
    ctx.future(
        () ->
            queries
                .ask(question, Queries.From.OWNER_OR_STANDBY)
                .thenCombine(
                    queries
                        .ask(additionalQuestion, Queries.From.OWNER_OR_STANDBY)
                        .handle((answer, failure) -> Optional.ofNullable(answer)),
                    (answer, added) -> answer(ctx, view, answer, addition, added))
                .exceptionally(failure -> refuse(ctx, failure)));
  }

  private static Predicate<Touched> isOf(Addition addition) {
    var id = addition.question().getId();
    return version -> version.getAggregateId().equals(id);
  }

  /** The question with the versions the request insists on. */
  public static QueryRequest insistingOn(Context ctx, QueryRequest question) {
    return insistingOn(AtLeast.of(ctx), question);
  }

  private static QueryRequest insistingOn(List<Touched> atLeast, QueryRequest question) {
    return atLeast.isEmpty()
        ? question
        : QueryRequest.newBuilder(question).setAtLeast(atLeast).setWaitMs(LONGEST_WAIT_MS).build();
  }

  /**
   * The answer if it is one.
   *
   * @throws io.ikart.edge.problem.ProblemException otherwise
   */
  public static QueryResponse required(QueryResponse answer, View view) {
    return switch (answer.getStatus()) {
      case OK -> answer;
      case NOT_FOUND -> {
        if (view.mayBeEmpty()) {
          yield answer;
        }
        throw Problem.notFound(view.name()).asException();
      }
      case BEHIND -> throw behind();
      case INVALID ->
          throw Problem.of(Codes.VALIDATION_FAILED, "The question cannot be answered")
              .asException();
      case NOT_OWNER, NOT_READY -> throw nobody();
    };
  }

  /** What a failed question is answered with. */
  public static Problem problemOf(Throwable failure, Context ctx) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof QueryUnavailableException
        ? Problem.unavailable("This part of the shop does not answer now", RETRY_SECONDS)
        : ProblemAnswers.of(cause, ctx);
  }

  private static RuntimeException behind() {
    return Problem.unavailable("The version asked for is not here yet", RETRY_SECONDS)
        .asException();
  }

  private static RuntimeException nobody() {
    return new QueryUnavailableException("no instance is ready");
  }

  private static Void answer(Context ctx, View view, QueryResponse answer, Throwable failure) {
    return failure == null
        ? send(ctx, required(answer, view), answer.getEtag(), () -> view.json(answer))
        : refuse(ctx, failure);
  }

  private static Void answer(
      Context ctx,
      View view,
      QueryResponse answer,
      Addition addition,
      Optional<QueryResponse> added) {
    required(answer, view);
    if (added.filter(found -> found.getStatus() == QueryStatus.BEHIND).isPresent()) {
      throw behind();
    }
    var known = added.filter(Reads::isKnown);
    return send(
        ctx,
        known.filter(QueryResponse::getStale).orElse(answer),
        known.map(found -> answer.getEtag() + "+" + found.getEtag()).orElse(""),
        () -> {
          var body = view.json(answer);
          known.ifPresent(found -> addition.addTo(body, found));
          return body;
        });
  }

  private static Void refuse(Context ctx, Throwable failure) {
    ProblemAnswers.answer(ctx, problemOf(failure, ctx));
    return null;
  }

  private static Void send(
      Context ctx, QueryResponse oldest, String etag, Supplier<ObjectNode> body) {
    if (oldest.getStale()) {
      ctx.header(STALE_HEADER, "lag=" + oldest.getLag());
    }
    if (!etag.isEmpty()) {
      ctx.header("ETag", Conditions.quoted(etag));
    }
    if (Conditions.alreadyHas(ctx, etag)) {
      ctx.status(304);
      return null;
    }
    ctx.contentType("application/json").result(body.get().toString());
    return null;
  }

  private static boolean isKnown(QueryResponse answer) {
    return isThere(answer) || answer.getStatus() == QueryStatus.NOT_FOUND;
  }

  /** Whether the answer holds a state. */
  public static boolean isThere(QueryResponse answer) {
    return answer.getStatus() == QueryStatus.OK;
  }
}
