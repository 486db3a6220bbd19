package io.ikart.edge.audit;

import io.ikart.edge.auth.Origins;
import io.ikart.edge.command.Commands;
import io.ikart.edge.command.Envelope;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.topic.AuditTopics;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * For what is audited and changes nothing, so that no event tells of it: somebody looks at a
 * secret, or takes data away. Everything else is audited with its event.
 */
public final class AuditTrail {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_SECONDS = 2;

  private final Commands commands;
  private final InstantSource clock;

  public AuditTrail(Commands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Notes what a request is about to do.
   *
   * @param action one of the names in {@link io.ikart.schemas.audit.Audited}
   * @param object id of what it is done to
   * @return completes when the note is durable, and only then may it be done; fails with a problem
   *     when nobody can tell whether it is
   */
  public CompletableFuture<Void> note(Context ctx, String action, String object) {
    var audited = new AuditedAction(action, object, 0L, Origins.of(ctx), "", "", "", "");
    var command =
        Envelope.of(ctx, false, clock)
            .once()
            .command(
                AuditTopics.AUDIT_COMMANDS,
                AuditLogs.SHOP,
                RequestBody.nothing(),
                meta -> new RecordAction(meta, audited));
    return commands
        .tell(command)
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    Problem.unavailable("This cannot be noted in the audit log now", RETRY_SECONDS)
                        .asException()));
  }
}
