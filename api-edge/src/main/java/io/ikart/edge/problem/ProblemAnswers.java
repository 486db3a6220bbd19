package io.ikart.edge.problem;

import io.ikart.edge.http.TraceContext;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever leaves a handler into a problem document. */
public final class ProblemAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private ProblemAnswers() {}

  /** Registers the answers for every exception, those of the web server included. */
  public static void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, ofServer(e)));
    routes.exception(CompletionException.class, (e, ctx) -> answer(ctx, of(e.getCause(), ctx)));
    routes.exception(Exception.class, (e, ctx) -> answer(ctx, of(e, ctx)));
  }

  /** Answers with a problem. */
  public static void answer(Context ctx, Problem problem) {
    problem.headers().forEach(ctx::header);
    ctx.status(problem.status())
        .result(ProblemJson.bytes(problem, TraceContext.of(ctx).traceId()))
        .contentType(ProblemJson.CONTENT_TYPE);
  }

  /** The problem behind a failure; what nobody foresaw is logged and told as such. */
  public static Problem of(Throwable failure, Context ctx) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return of(failure.getCause(), ctx);
    }
    LOG.error("Request failed, trace {}", TraceContext.of(ctx).traceId(), failure);
    return Problem.of(Codes.INTERNAL_ERROR, "The request could not be handled");
  }

  private static Problem ofServer(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> Problem.of(Codes.NOT_FOUND, "There is nothing at this path");
      case 405 ->
          Problem.of(Codes.METHOD_NOT_ALLOWED, "This path does not take this method")
              .withHeader("Allow", e.getDetails().getOrDefault("availableMethods", ""));
      case 413 -> Problem.of(Codes.PAYLOAD_TOO_LARGE, "The body is too large");
      case 503 -> Problem.unavailable("The edge cannot take the request now", 1);
      default ->
          e.getStatus() < 500
              ? Problem.of(Codes.VALIDATION_FAILED, "The request is malformed")
              : Problem.of(Codes.INTERNAL_ERROR, "The request could not be handled");
    };
  }
}
