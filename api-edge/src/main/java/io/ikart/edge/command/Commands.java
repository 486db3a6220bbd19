package io.ikart.edge.command;

import io.ikart.edge.command.Replies.Pending;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Sends each command once and keeps what will be known of it. */
public final class Commands {

  private static final int RETRY_SECONDS = 1;

  private final CommandSender sender;
  private final Replies replies;
  private final BooleanSupplier repliesAreRead;
  private final CommandMetrics metrics;

  /**
   * @param repliesAreRead whether this edge stands at the end of its replies partition; no command
   *     is sent before, since its reply could be missed
   */
  public Commands(
      CommandSender sender,
      Replies replies,
      BooleanSupplier repliesAreRead,
      CommandMetrics metrics) {
    this.sender = sender;
    this.replies = replies;
    this.repliesAreRead = repliesAreRead;
    this.metrics = metrics;
  }

  /**
   * A command that is on its way.
   *
   * @param pending what will be known of it
   * @param joined whether it was under way already when it was asked for
   */
  public record Dispatch(Pending pending, boolean joined) {}

  /**
   * Sends a command, or joins the same command if it is under way.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is under way with another body, or when
   *     this edge cannot take commands now
   */
  public Dispatch dispatch(OutgoingCommand command) {
    var id = command.commandId();
    for (; ; ) {
      var underWay = replies.underWay(id);
      if (underWay.isPresent()) {
        requireSame(underWay.get(), command);
        return new Dispatch(underWay.get(), true);
      }
      requireCapacity();
      var mine = replies.expect(id, command.fingerprint());
      if (mine.isPresent()) {
        send(mine.get(), command);
        return new Dispatch(mine.get(), false);
      }
    }
  }

  /**
   * Sends a command whose outcome nobody waits for.
   *
   * @return completes when it is durable; fails when nobody can tell whether it is
   */
  public CompletableFuture<Void> tell(OutgoingCommand command) {
    return sender.tell(command);
  }

  private void send(Pending pending, OutgoingCommand command) {
    metrics.watch(pending, command.topic().name());
    var unused =
        sender
            .send(command)
            .whenComplete(
                (acknowledged, failure) -> {
                  if (failure == null) {
                    pending.acknowledged().complete(null);
                  } else {
                    pending.acknowledged().completeExceptionally(failure);
                    pending.reply().completeExceptionally(failure);
                  }
                });
  }

  private static void requireSame(Pending underWay, OutgoingCommand command) {
    if (underWay.fingerprint() != command.fingerprint()) {
      throw Problem.of(
              Codes.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key came with another body before")
          .asException();
    }
  }

  private void requireCapacity() {
    if (!repliesAreRead.getAsBoolean()) {
      throw Problem.unavailable("The edge is starting", RETRY_SECONDS).asException();
    }
    if (replies.full()) {
      throw Problem.unavailable("Too many commands are under way", RETRY_SECONDS).asException();
    }
  }
}
