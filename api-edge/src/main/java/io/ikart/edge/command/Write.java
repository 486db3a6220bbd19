package io.ikart.edge.command;

import io.ikart.edge.http.RequestBody;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.topic.Topic;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one write route sends.
 *
 * @param topic where the command goes
 * @param target id of the aggregate; empty when the command creates it
 * @param aggregateId the aggregate's id, from the command's id
 * @param keyRequired whether the caller must send an Idempotency-Key
 * @param named is told the aggregate's id before the command is sent
 * @param body the request body as it came
 * @param command the command, from its envelope
 * @param answer how to answer
 */
public record Write(
    Topic topic,
    String target,
    UnaryOperator<String> aggregateId,
    boolean keyRequired,
    Consumer<String> named,
    RequestBody body,
    Function<CommandMeta, SpecificRecord> command,
    Answer answer) {

  /** A command for an aggregate that is named in the path. */
  public static Write to(
      Topic topic,
      String target,
      RequestBody body,
      Function<CommandMeta, SpecificRecord> command,
      Answer answer) {
    return new Write(topic, target, commandId -> target, false, id -> {}, body, command, answer);
  }

  /** A command that creates an aggregate, whose id derives from the command's. */
  public static Write creating(
      Topic topic,
      UnaryOperator<String> aggregateId,
      RequestBody body,
      Function<CommandMeta, SpecificRecord> command,
      Answer answer) {
    return new Write(topic, "", aggregateId, false, id -> {}, body, command, answer);
  }

  /** The same, whose body is only known by what was made of it. */
  Write hiding(UnaryOperator<RequestBody> hidden) {
    return new Write(
        topic, target, aggregateId, keyRequired, named, hidden.apply(body), command, answer);
  }

  /** The same, refused without an Idempotency-Key. */
  public Write requiringKey() {
    return new Write(topic, target, aggregateId, true, named, body, command, answer);
  }

  /** The same, and the aggregate's id is told before the command is sent. */
  public Write naming(Consumer<String> told) {
    return new Write(topic, target, aggregateId, keyRequired, told, body, command, answer);
  }
}
