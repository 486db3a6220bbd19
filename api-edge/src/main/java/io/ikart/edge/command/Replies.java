package io.ikart.edge.command;

import io.ikart.schemas.common.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Commands of this edge whose reply has not come yet. A command asked for again while it is under
 * way is not sent again: whoever asks waits for the same reply. Thread safe.
 */
public final class Replies {

  private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();
  private final int most;
  private final Duration longest;

  /**
   * A command under way.
   *
   * @param fingerprint of the body it was made from
   * @param acknowledged completes when the command is durable
   * @param reply completes with the reply; fails when the command may not be durable, or when no
   *     reply came for so long that nobody waits any more
   */
  public record Pending(
      long fingerprint, CompletableFuture<Void> acknowledged, CompletableFuture<Reply> reply) {}

  /**
   * @param most commands under way at once
   * @param longest how long a reply is waited for at all
   */
  public Replies(int most, Duration longest) {
    this.most = most;
    this.longest = longest;
  }

  /** The command with this id, if it is under way here. */
  public Optional<Pending> underWay(String commandId) {
    return Optional.ofNullable(pending.get(commandId));
  }

  /**
   * Begins to wait for the reply to a command; call it before the command is sent.
   *
   * @return the new entry; empty when somebody else just began to wait for the same id
   */
  public Optional<Pending> expect(String commandId, long fingerprint) {
    var mine = new Pending(fingerprint, new CompletableFuture<>(), new CompletableFuture<>());
    if (pending.putIfAbsent(commandId, mine) != null) {
      return Optional.empty();
    }
    var unused =
        mine.reply
            .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((reply, failure) -> pending.remove(commandId, mine));
    return Optional.of(mine);
  }

  /** Whether the reply to this command is waited for here: a cheap look before decoding. */
  public boolean isExpected(String commandId) {
    return pending.containsKey(commandId);
  }

  /** Hands over a reply that came. */
  public void arrived(Reply reply) {
    var waiting = pending.get(reply.getCommandId());
    if (waiting != null) {
      waiting.acknowledged.complete(null);
      waiting.reply.complete(reply);
    }
  }

  /** Whether as many commands are under way as may be. */
  public boolean full() {
    return pending.size() >= most;
  }

  /** Commands under way. */
  public int size() {
    return pending.size();
  }
}
