package io.ikart.edge.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.command.Commands.Dispatch;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.http.Preferences;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.problem.ProblemException;
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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a write from the request to the answer: 200 or 201 with the new state, the refusal, 202
 * when the outcome is not known in time, or 503 when the command may not be durable. Once a command
 * is durable no answer is a 5xx, except that its own reply says so.
 */
public final class Writes {

  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);
  private static final int RETRY_SECONDS = 2;

  private final Commands commands;
  private final AcceptedAnswers accepted;
  private final UnaryOperator<RequestBody> hidden;
  private final Duration budget;
  private final InstantSource clock;
  private final Executor executor;

  /**
   * @param hidden what is made of a body before its fingerprint goes into a topic, so that nobody
   *     can try out there what the body may have said
   * @param budget how long to wait for an outcome unless the caller prefers otherwise
   * @param executor runs what follows a reply, so that the thread that reads replies does not
   */
  public Writes(
      Commands commands,
      AcceptedAnswers accepted,
      UnaryOperator<RequestBody> hidden,
      Duration budget,
      InstantSource clock,
      Executor executor) {
    this.commands = commands;
    this.accepted = accepted;
    this.hidden = hidden;
    this.budget = budget;
    this.clock = clock;
    this.executor = executor;
  }

  /** Sends the command a request asks for and answers it. */
  public void handle(Context ctx, Write write) {
    var envelope = Envelope.of(ctx, write.keyRequired(), clock);
    var preferences = Preferences.of(ctx, budget);
    ctx.future(() -> sent(ctx, write, envelope, preferences));
  }

  /**
   * As {@link #handle(Context, Write)}, once what the command holds is there.
   *
   * @param keyRequired whether the caller must send an Idempotency-Key
   */
  public void handle(Context ctx, boolean keyRequired, Supplier<CompletableFuture<Write>> making) {
    var envelope = Envelope.of(ctx, keyRequired, clock);
    var preferences = Preferences.of(ctx, budget);
    ctx.future(
        () ->
            making
                .get()
                .handle(Settled::new)
                .thenComposeAsync(
                    write ->
                        write.failed()
                            ? notMade(ctx, write.failure())
                            : guarded(ctx, write.value(), envelope, preferences),
                    executor));
  }

  private CompletableFuture<Void> sent(
      Context ctx, Write write, Envelope envelope, Preferences preferences) {
    var outgoing = envelope.seal(write.hiding(hidden));
    write.named().accept(outgoing.aggregateId());
    var dispatch = commands.dispatch(outgoing);
    var request = new Request(ctx, write, outgoing, envelope.key(), preferences, dispatch);
    return preferences.respondAsync() ? whenDurable(request) : whenReplied(request);
  }

  private CompletableFuture<Void> guarded(
      Context ctx, Write write, Envelope envelope, Preferences preferences) {
    try {
      return sent(ctx, write, envelope, preferences);
    } catch (ProblemException e) {
      ProblemAnswers.answer(ctx, e.problem());
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Nothing was sent yet: the same request may simply be made again, unless it was refused. */
  private static CompletableFuture<Void> notMade(Context ctx, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ProblemException refused) {
      ProblemAnswers.answer(ctx, refused.problem());
      return CompletableFuture.completedFuture(null);
    }
    LOG.warn("A command could not be made", failure);
    ProblemAnswers.answer(ctx, Problem.unavailable("The shop cannot take this now", RETRY_SECONDS));
    return CompletableFuture.completedFuture(null);
  }

  /** One write under way. */
  record Request(
      Context ctx,
      Write write,
      OutgoingCommand outgoing,
      IdempotencyKey key,
      Preferences preferences,
      Dispatch dispatch) {}

  private CompletableFuture<Void> whenDurable(Request request) {
    return request
        .dispatch
        .pending()
        .acknowledged()
        .handleAsync(
            (durable, failure) -> failure == null ? pending(request) : ambiguous(request),
            executor);
  }

  private CompletableFuture<Void> whenReplied(Request request) {
    return request
        .dispatch
        .pending()
        .reply()
        .copy()
        .orTimeout(request.preferences.budget().toMillis(), TimeUnit.MILLISECONDS)
        .handle(Settled::new)
        .thenComposeAsync(
            reply -> reply.failed() ? unanswered(request) : answer(request, reply.value()),
            executor);
  }

  private CompletableFuture<Void> answer(Request request, Reply reply) {
    if (reply.getReplayed() || request.dispatch.joined()) {
      request.ctx.header("Idempotency-Replayed", "true");
    }
    if (reply.getOutcome() == Outcome.REFUSED) {
      ProblemAnswers.answer(request.ctx, Refusals.problemOf(reply, request.outgoing.aggregateId()));
      return CompletableFuture.completedFuture(null);
    }
    return accepted.answer(request, reply);
  }

  private CompletableFuture<Void> unanswered(Request request) {
    var acknowledged = request.dispatch.pending().acknowledged();
    boolean durable = acknowledged.isDone() && !acknowledged.isCompletedExceptionally();
    return CompletableFuture.completedFuture(durable ? pending(request) : ambiguous(request));
  }

  private static Void pending(Request request) {
    var id = request.outgoing.aggregateId();
    var body = JsonNodeFactory.instance.objectNode().put("id", id).put("outcome", "pending");
    AcceptedAnswers.later(request.ctx, request.write.answer().pending().apply(id), body);
    return null;
  }

  /** Nobody can tell whether the command is durable; the same key makes a retry safe. */
  private static Void ambiguous(Request request) {
    var key = request.key.value();
    var problem =
        Problem.unavailable(
                "It is not known whether the command was stored; retry with the same key",
                RETRY_SECONDS)
            .withHeader(IdempotencyKey.HEADER, key);
    ProblemAnswers.answer(request.ctx, problem);
    return null;
  }
}
