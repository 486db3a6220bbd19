package io.ikart.edge.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.command.Commands;
import io.ikart.edge.command.Commands.Dispatch;
import io.ikart.edge.command.Envelope;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.problem.ProblemException;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.edge.query.Reads;
import io.ikart.edge.query.Settled;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands about accounts and waits for what becomes of them. Unlike other writes their
 * answers say nothing of what is there: no entity tag, no version, no id, whatever the caller
 * prefers; and every refusal is the same.
 */
public final class AccountDesk {

  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int RETRY_SECONDS = 2;
  private static final int OPERATOR_SECONDS = 30;
  private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);

  private final Commands commands;
  private final Duration budget;
  private final InstantSource clock;
  private final Executor executor;

  /**
   * @param budget how long to wait for an outcome
   * @param executor runs what follows a reply
   */
  public AccountDesk(Commands commands, Duration budget, InstantSource clock, Executor executor) {
    this.commands = commands;
    this.budget = budget;
    this.clock = clock;
    this.executor = executor;
  }

  /** What a request's commands have in common. */
  Envelope envelope(Context ctx) {
    return Envelope.of(ctx, false, clock);
  }

  /** Answers 202 once the command is durable, whatever becomes of it. */
  void drop(Context ctx, Envelope envelope, Supplier<CompletableFuture<OutgoingCommand>> making) {
    answering(
        ctx,
        envelope,
        () ->
            made(making)
                .thenApplyAsync(commands::dispatch, executor)
                .thenCompose(this::durable)
                .thenRun(() -> pending(ctx)));
  }

  /**
   * Answers what is made of an accepted command and its reply.
   *
   * @param accepted makes the answer; fails with a problem when the outcome is one
   */
  void handle(
      Context ctx,
      Envelope envelope,
      Supplier<CompletableFuture<OutgoingCommand>> making,
      BiFunction<OutgoingCommand, Reply, CompletableFuture<Void>> accepted) {
    answering(
        ctx,
        envelope,
        () ->
            made(making)
                .thenComposeAsync(command -> decided(ctx, envelope, command, accepted), executor));
  }

  /** Answers what needs no command. */
  void show(Context ctx, Supplier<CompletableFuture<Void>> work) {
    answering(ctx, envelope(ctx), work);
  }

  /** An answer without a body. */
  static CompletableFuture<Void> done(Context ctx) {
    ctx.status(NO_CONTENT);
    return CompletableFuture.completedFuture(null);
  }

  /** An answer with a body. */
  static void json(Context ctx, ObjectNode body) {
    ctx.contentType("application/json").result(body.toString());
  }

  /** What every refusal looks like. */
  static Problem refused() {
    return Problem.of(
            Codes.UNAUTHENTICATED,
            "It does not count: it is wrong, or over, or was tried too often")
        .withHeader("WWW-Authenticate", "Bearer");
  }

  /** Nothing was sent yet: whatever went wrong, the same request may simply be made again. */
  private static CompletableFuture<OutgoingCommand> made(
      Supplier<CompletableFuture<OutgoingCommand>> making) {
    return making
        .get()
        .exceptionallyCompose(
            failure -> {
              var cause = causeOf(failure);
              if (cause instanceof ProblemException || cause instanceof QueryUnavailableException) {
                return CompletableFuture.failedFuture(cause);
              }
              LOG.warn("A command could not be made", cause);
              return CompletableFuture.failedFuture(
                  Problem.unavailable("The shop cannot take this now", RETRY_SECONDS)
                      .asException());
            });
  }

  private CompletableFuture<Void> decided(
      Context ctx,
      Envelope envelope,
      OutgoingCommand command,
      BiFunction<OutgoingCommand, Reply, CompletableFuture<Void>> accepted) {
    var sent = commands.dispatch(command);
    return sent.pending()
        .reply()
        .copy()
        .orTimeout(budget.toMillis(), TimeUnit.MILLISECONDS)
        .handle(Settled::new)
        .thenComposeAsync(
            reply ->
                reply.failed()
                    ? unanswered(ctx, envelope, sent)
                    : replied(command, reply.value(), accepted),
            executor);
  }

  private CompletableFuture<Void> durable(Dispatch sent) {
    return sent.pending()
        .acknowledged()
        .copy()
        .orTimeout(budget.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> ambiguous());
  }

  private static CompletableFuture<Void> replied(
      OutgoingCommand command,
      Reply reply,
      BiFunction<OutgoingCommand, Reply, CompletableFuture<Void>> accepted) {
    return reply.getOutcome() == Outcome.ACCEPTED
        ? accepted.apply(command, reply)
        : CompletableFuture.failedFuture(problemOf(reply.getCode()).asException());
  }

  private static Problem problemOf(String code) {
    return switch (code) {
      case Codes.IDEMPOTENCY_KEY_REUSED ->
          Problem.of(code, "This Idempotency-Key came with another body before");
      case Codes.UNAVAILABLE -> Problem.unavailable("This waits for an operator", OPERATOR_SECONDS);
      default -> refused();
    };
  }

  /** A command that is durable will be decided: the same key will tell how. */
  private static CompletableFuture<Void> unanswered(Context ctx, Envelope envelope, Dispatch sent) {
    var acknowledged = sent.pending().acknowledged();
    if (!acknowledged.isDone() || acknowledged.isCompletedExceptionally()) {
      return ambiguous();
    }
    ctx.header(IdempotencyKey.HEADER, envelope.key().value());
    pending(ctx);
    return CompletableFuture.completedFuture(null);
  }

  private static <T> CompletableFuture<T> ambiguous() {
    return CompletableFuture.failedFuture(new TimeoutException("no acknowledgement"));
  }

  private static void pending(Context ctx) {
    ctx.status(ACCEPTED).contentType("application/json").result("{\"outcome\":\"pending\"}");
  }

  private static void answering(
      Context ctx, Envelope envelope, Supplier<CompletableFuture<Void>> work) {
    ctx.header("Cache-Control", "no-store");
    ctx.future(
        () ->
            work.get()
                .exceptionally(
                    failure -> {
                      ProblemAnswers.answer(ctx, problemOf(causeOf(failure), ctx, envelope));
                      return null;
                    }));
  }

  private static Problem problemOf(Throwable failure, Context ctx, Envelope envelope) {
    return failure instanceof TimeoutException
        ? Problem.unavailable(
                "It is not known whether this was stored; retry with the same key", RETRY_SECONDS)
            .withHeader(IdempotencyKey.HEADER, envelope.key().value())
        : Reads.problemOf(failure, ctx);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
