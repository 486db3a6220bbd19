package io.ikart.edge.command;

import java.util.concurrent.CompletableFuture;

/** Makes commands durable. */
public interface CommandSender {

  /**
   * Appends a command to its topic.
   *
   * @return completes when all in-sync replicas have it; fails when nobody can tell whether they do
   */
  CompletableFuture<Void> send(OutgoingCommand command);

  /**
   * Appends a command, or a record of another kind, whose reply nobody waits for.
   *
   * @return as {@link #send}
   */
  CompletableFuture<Void> tell(OutgoingCommand command);
}
