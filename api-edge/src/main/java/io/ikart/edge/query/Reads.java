package io.ikart.edge.query;

import io.ikart.edge.http.Conditions;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  /** The question with the versions the request insists on. */
  public static QueryRequest insistingOn(Context ctx, QueryRequest question) {
    var atLeast = AtLeast.of(ctx);
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
      case BEHIND ->
          throw Problem.unavailable("The version asked for is not here yet", RETRY_SECONDS)
              .asException();
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

  private static RuntimeException nobody() {
    return new QueryUnavailableException("no instance is ready");
  }

  private static Void answer(Context ctx, View view, QueryResponse answer, Throwable failure) {
    if (failure != null) {
      ProblemAnswers.answer(ctx, problemOf(failure, ctx));
      return null;
    }
    required(answer, view);
    if (answer.getStale()) {
      ctx.header(STALE_HEADER, "lag=" + answer.getLag());
    }
    if (!answer.getEtag().isEmpty()) {
      ctx.header("ETag", Conditions.quoted(answer.getEtag()));
    }
    if (Conditions.alreadyHas(ctx, answer.getEtag())) {
      ctx.status(304);
      return null;
    }
    ctx.contentType("application/json").result(view.json(answer).toString());
    return null;
  }

  /** Whether the answer holds a state. */
  public static boolean isThere(QueryResponse answer) {
    return answer.getStatus() == QueryStatus.OK;
  }
}
