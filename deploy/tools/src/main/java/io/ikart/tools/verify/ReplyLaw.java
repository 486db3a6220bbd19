package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.tools.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command that asked for a reply has one, and was accepted at most once. Replies are kept for an
 * hour, so only commands of the last half of it are looked at.
 */
final class ReplyLaw {

  private static final Duration LOOKED_AT = Duration.ofMinutes(30);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Check once = new Check("4 a command is accepted at most once");
  private final Instant since;
  private final Instant until;
  private final Map<String, String> unanswered = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private long asked;

  /**
   * @param now when the log is read
   */
  ReplyLaw(Instant now) {
    this.since = now.minus(LOOKED_AT);
    this.until = now.minus(GRACE);
  }

  /** Takes in one command. */
  void acceptCommand(LogRecord record) {
    if (!record.asksForReply()) {
      return;
    }
    var appended = Instant.ofEpochMilli(record.appendedAtMs());
    if (appended.isBefore(since) || appended.isAfter(until)) {
      return;
    }
    asked++;
    var meta = Envelopes.ofCommand(record.value());
    if (!answered.contains(meta.getCommandId())) {
      unanswered.put(
          meta.getCommandId(),
          "%s of %s at %s"
              .formatted(
                  record.value().getClass().getSimpleName(), meta.getAggregateId(), appended));
    }
  }

  /** Takes in one reply. */
  void acceptReply(LogRecord record) {
    if (record.value() instanceof Reply reply) {
      answered.add(reply.getCommandId());
      unanswered.remove(reply.getCommandId());
      if (reply.getOutcome() == Outcome.ACCEPTED && !reply.getReplayed()) {
        once.that(
            accepted.add(reply.getCommandId()),
            "command %s was accepted twice",
            reply.getCommandId());
      }
    }
  }

  List<Check> checks() {
    var all = new Check("4 a command that asked is answered (last 30 minutes)");
    all.took(asked, unanswered.values());
    return List.of(once, all);
  }
}
