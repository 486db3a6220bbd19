package io.ikart.edge.command;

import io.ikart.edge.auth.Origins;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.http.BusinessTime;
import io.ikart.edge.http.Conditions;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.TraceContext;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.topic.Topic;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

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
 * @param origin keyed hash of the caller's network address; empty when it was not noted
 */
public record Envelope(
    Principal principal,
    String route,
    String path,
    IdempotencyKey key,
    Instant issuedAt,
    Instant occurredAt,
    String ifMatch,
    TraceContext trace,
    String origin) {

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
        TraceContext.of(ctx),
        Origins.of(ctx));
  }

  /** The same, for a wish that is another one each time, whatever key the caller sent. */
  public Envelope once() {
    return new Envelope(
        principal,
        route,
        path,
        IdempotencyKey.fresh(),
        issuedAt,
        occurredAt,
        ifMatch,
        trace,
        origin);
  }

  /** The command a write asks for. */
  OutgoingCommand seal(Write write) {
    var id = CommandIds.of(principal.wisher(), route, write.target(), key.value());
    return sealed(write, id, write.aggregateId());
  }

  /** Id of the command this request makes for an aggregate. */
  public String commandId(String target) {
    return CommandIds.of(principal.wisher(), route, target, key.value());
  }

  /**
   * The command this request makes for an aggregate, whatever entity tag the caller names: a
   * comparison would tell whether the aggregate is there.
   */
  public OutgoingCommand command(
      Topic topic, String target, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    var meta = meta(commandId(target), target, body, "");
    return new OutgoingCommand(topic, command.apply(meta), trace.traceParent(), origin);
  }

  /** The command of one line of a bulk write; its id depends on the place of the line. */
  OutgoingCommand sealLine(Write write, int line) {
    var id = CommandIds.of(principal.wisher(), route, write.target(), key.value() + "#" + line);
    return sealed(write, id, write.aggregateId());
  }

  private OutgoingCommand sealed(Write write, String id, UnaryOperator<String> aggregateId) {
    var meta = meta(id, aggregateId.apply(id), write.body(), ifMatch);
    return new OutgoingCommand(
        write.topic(), write.command().apply(meta), trace.traceParent(), origin);
  }

  private CommandMeta meta(String id, String aggregateId, RequestBody body, String match) {
    return CommandMeta.newBuilder()
        .setAggregateId(aggregateId)
        .setCommandId(id)
        .setCausedBy(id)
        .setActor(principal.id())
        .setIssuedAt(issuedAt)
        .setOccurredAt(occurredAt)
        .setFingerprint(CommandIds.fingerprint(body.bytes(), path))
        .setIfMatch(match)
        .build();
  }
}
