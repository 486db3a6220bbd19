package io.ikart.edge.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.command.CommandSender;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Answers a message from outside when it is durable in the log, and not before. */
final class Storing {

  private static final Duration DURABLE_WITHIN = Duration.ofSeconds(10);
  private static final int RETRY_SECONDS = 5;

  private final CommandSender sender;
  private final Executor executor;

  /**
   * @param executor runs what follows an acknowledgement
   */
  Storing(CommandSender sender, Executor executor) {
    this.sender = sender;
    this.executor = executor;
  }

  /**
   * Answers 200 when the command is durable, 503 when that is not known: it is sent again then.
   *
   * @param onEnd told which of the two
   */
  void store(Context ctx, OutgoingCommand command, Consumer<Boolean> onEnd) {
    ctx.future(
        () ->
            sender
                .tell(command)
                .copy()
                .orTimeout(DURABLE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                    (durable, failure) -> {
                      onEnd.accept(failure == null);
                      if (failure == null) {
                        received(ctx);
                      } else {
                        ProblemAnswers.answer(ctx, notStored());
                      }
                      return CompletableFuture.completedFuture(null);
                    },
                    executor));
  }

  private static Problem notStored() {
    return Problem.unavailable("It is not known whether the message was stored", RETRY_SECONDS);
  }

  /** The answer that ends the sending of a message. */
  static void received(Context ctx) {
    ctx.status(200)
        .contentType("application/json")
        .result(JsonNodeFactory.instance.objectNode().put("received", true).toString());
  }
}
