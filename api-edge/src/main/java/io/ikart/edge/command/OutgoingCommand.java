package io.ikart.edge.command;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A command about to be sent.
 *
 * @param topic where it goes
 * @param command the record; its envelope has the ids
 * @param traceParent trace context to pass on
 * @param origin keyed hash of the network address it was asked for from; empty when unknown
 */
public record OutgoingCommand(
    Topic topic, SpecificRecord command, String traceParent, String origin) {

  /** A command of nobody in particular. */
  public OutgoingCommand(Topic topic, SpecificRecord command, String traceParent) {
    this(topic, command, traceParent, "");
  }

  public String commandId() {
    return Envelopes.ofCommand(command).getCommandId();
  }

  public String aggregateId() {
    return Envelopes.ofCommand(command).getAggregateId();
  }

  public long fingerprint() {
    return Envelopes.ofCommand(command).getFingerprint();
  }
}
