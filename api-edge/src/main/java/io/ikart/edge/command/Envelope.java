package io.ikart.edge.command;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.http.BusinessTime;
import io.ikart.edge.http.Conditions;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.http.TraceContext;
import io.ikart.schemas.common.CommandMeta;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What every command made from one request has in common.
 *
 * @param principal who asks
 * @param route method and path template
 * @param path method and path as asked for
 * @param key the idempotency key
 * @param issuedAt now, to the millisecond
 * @param occurredAt business time
 * @param ifMatch entity tag the aggregate must have; empty when any will do
 * @param trace trace context to pass on
 */
public record Envelope(
    Principal principal,
    String route,
    String path,
    IdempotencyKey key,
    Instant issuedAt,
    Instant occurredAt,
    String ifMatch,
    TraceContext trace) {

  /**
   * Reads the headers of a request.
   *
   * @throws io.ikart.edge.problem.ProblemException when one of them is wrong or missing
   */
  public static Envelope of(Context ctx, boolean keyRequired, InstantSource clock) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Envelope(
        Principal.of(ctx),
        ctx.method() + " " + ctx.endpoint().path,
        ctx.method() + " " + ctx.path(),
        IdempotencyKey.of(ctx, keyRequired),
        now,
        BusinessTime.of(ctx, now),
        Conditions.ifMatch(ctx),
        TraceContext.of(ctx));
  }

  /** The command a write asks for. */
  OutgoingCommand seal(Write write) {
    var id = CommandIds.of(principal.id(), route, write.target(), key.value());
    return sealed(write, id, write.aggregateId());
  }

  /** The command of one line of a bulk write; its id depends on the place of the line. */
  OutgoingCommand sealLine(Write write, int line) {
    var id = CommandIds.of(principal.id(), route, write.target(), key.value() + "#" + line);
    return sealed(write, id, write.aggregateId());
  }

  private OutgoingCommand sealed(Write write, String id, UnaryOperator<String> aggregateId) {
    var meta =
        CommandMeta.newBuilder()
            .setAggregateId(aggregateId.apply(id))
            .setCommandId(id)
            .setCausedBy(id)
            .setActor(principal.id())
            .setIssuedAt(issuedAt)
            .setOccurredAt(occurredAt)
            .setFingerprint(CommandIds.fingerprint(write.body().bytes(), path))
            .setIfMatch(ifMatch)
            .build();
    return new OutgoingCommand(write.topic(), write.command().apply(meta), trace.traceParent());
  }
}
