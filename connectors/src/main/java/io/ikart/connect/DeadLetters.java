package io.ikart.connect;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.topic.OperationsTopics;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The side door for records that nobody can act on: kept as they came, with the reason. */
final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String APPLICATION = "connectors";

  private final Outbox outbox;
  private final Clock clock;

  DeadLetters(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Puts a record away; completes when the broker has it. */
  CompletionStage<Void> put(Job job, String reason) {
    LOG.error("{} goes to {}: {}", job.position(), OperationsTopics.DEAD_LETTERS, reason);
    var letter =
        new DeadLetter(
            APPLICATION,
            job.partition().topic(),
            job.partition().partition(),
            job.offset(),
            job.key(),
            job.value(),
            reason,
            clock.instant());
    return outbox.write(OperationsTopics.DEAD_LETTERS, letter, job);
  }
}
