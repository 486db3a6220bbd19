package io.ikart.edge.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.command.Commands.Dispatch;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.http.Ndjson;
import io.ikart.edge.http.Preferences;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.problem.ProblemException;
import io.ikart.edge.query.AtLeast;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Carries many writes in one request. Each line is a command of its own: some may be accepted and
 * others refused. The answer says which; 202 when some outcomes are not known in time.
 */
public final class BulkWrites {

  private static final Duration BUDGET = Duration.ofSeconds(30);
  private static final int RETRY_SECONDS = 2;

  private final Commands commands;
  private final UnaryOperator<RequestBody> hidden;
  private final InstantSource clock;
  private final Executor executor;

  /**
   * @param hidden what is made of a line before its fingerprint goes into a topic
   * @param executor runs what follows the last reply
   */
  public BulkWrites(
      Commands commands,
      UnaryOperator<RequestBody> hidden,
      InstantSource clock,
      Executor executor) {
    this.commands = commands;
    this.hidden = hidden;
    this.clock = clock;
    this.executor = executor;
  }

  /** Sends the command of every line and answers with one result a line. */
  public void handle(Context ctx, List<Ndjson.Line<Write>> lines) {
    var envelope = Envelope.of(ctx, false, clock);
    var preferences = Preferences.of(ctx, BUDGET);
    ctx.future(
        () -> {
          var sent = lines.stream().map(line -> dispatch(envelope, line)).toList();
          var all = sent.stream().map(Sent::reply).toArray(CompletableFuture[]::new);
          return CompletableFuture.allOf(all)
              .orTimeout(preferences.budget().toMillis(), TimeUnit.MILLISECONDS)
              .handleAsync(
                  (done, failure) -> answer(ctx, envelope.key(), preferences, sent), executor);
        });
  }

  private record Sent(
      int line, String id, CompletableFuture<Void> acknowledged, CompletableFuture<Reply> reply) {

    boolean durable() {
      return acknowledged.isDone() && !acknowledged.isCompletedExceptionally();
    }
  }

  private Sent dispatch(Envelope envelope, Ndjson.Line<Write> line) {
    var outgoing = envelope.sealLine(line.value().hiding(hidden), line.number());
    try {
      Dispatch dispatch = commands.dispatch(outgoing);
      return new Sent(
          line.number(),
          outgoing.aggregateId(),
          dispatch.pending().acknowledged(),
          dispatch.pending().reply());
    } catch (ProblemException e) {
      return new Sent(
          line.number(),
          outgoing.aggregateId(),
          CompletableFuture.failedFuture(e),
          CompletableFuture.failedFuture(e));
    }
  }

  private static Void answer(
      Context ctx, IdempotencyKey key, Preferences preferences, List<Sent> sent) {
    if (sent.stream().noneMatch(Sent::durable)) {
      ProblemAnswers.answer(
          ctx,
          Problem.unavailable("No line could be stored for sure", RETRY_SECONDS)
              .withHeader(IdempotencyKey.HEADER, key.value()));
      return null;
    }
    var results = new ArrayList<ObjectNode>(sent.size());
    sent.forEach(line -> results.add(result(line)));
    var body = summary(results, preferences.minimal());
    boolean open = results.stream().anyMatch(each -> outcomeOf(each).equals("pending"));
    ctx.status(open ? 202 : 200).contentType("application/json").result(body.toString());
    return null;
  }

  private static ObjectNode summary(List<ObjectNode> results, boolean minimal) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("lines", results.size());
    for (var outcome : List.of("accepted", "refused", "pending", "unavailable")) {
      body.put(outcome, results.stream().filter(each -> outcomeOf(each).equals(outcome)).count());
    }
    var listed = body.putArray("results");
    results.stream()
        .filter(each -> !minimal || !outcomeOf(each).equals("accepted"))
        .forEach(listed::add);
    return body;
  }

  private static String outcomeOf(ObjectNode result) {
    return result.get("outcome").textValue();
  }

  private static ObjectNode result(Sent sent) {
    var node = JsonNodeFactory.instance.objectNode().put("line", sent.line).put("id", sent.id);
    if (!sent.reply.isDone()) {
      return node.put("outcome", sent.durable() ? "pending" : "unavailable");
    }
    if (sent.reply.isCompletedExceptionally()) {
      return node.put("outcome", "unavailable").put("code", Codes.UNAVAILABLE);
    }
    var reply = sent.reply.join();
    if (reply.getOutcome() == Outcome.REFUSED) {
      node.put("outcome", "refused").put("code", Refusals.codeOf(reply));
      var details = node.putObject("details");
      reply.getDetails().forEach(details::put);
      return node;
    }
    var versions = node.put("outcome", "accepted").putArray("touched");
    reply.getTouched().forEach(touched -> versions.add(AtLeast.text(touched)));
    return node;
  }
}
