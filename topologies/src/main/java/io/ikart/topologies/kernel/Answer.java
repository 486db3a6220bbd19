package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.HandledCommand;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Touched;
import java.util.List;
import java.util.Map;

/**
 * How a command ended, for its sender.
 *
 * @param code problem code; empty when accepted
 * @param touched what it changed, its own aggregate first
 * @param replayed true when this is the answer given before
 */
record Answer(
    Outcome outcome,
    String code,
    Map<String, String> details,
    List<Touched> touched,
    boolean replayed) {

  static Answer accepted(List<LoadedAggregate> touched) {
    return new Answer(
        Outcome.ACCEPTED,
        "",
        Map.of(),
        touched.stream().map(LoadedAggregate::touched).toList(),
        false);
  }

  static Answer refused(Problem problem, Map<String, String> details, LoadedAggregate target) {
    return new Answer(
        Outcome.REFUSED,
        problem.code(),
        details,
        target.exists() ? List.of(target.touched()) : List.of(),
        false);
  }

  /** The command could not be handled; an operator will look at it. */
  static Answer failed() {
    return new Answer(Outcome.REFUSED, Problem.UNAVAILABLE.code(), Map.of(), List.of(), false);
  }

  /** The answer given before, unless the same id came with another body. */
  static Answer again(HandledCommand known, CommandMeta meta, LoadedAggregate target) {
    if (known.getFingerprint() != meta.getFingerprint()) {
      return refused(Problem.IDEMPOTENCY_KEY_REUSED, Map.of(), target);
    }
    return new Answer(
        known.getOutcome(), known.getCode(), known.getDetails(), known.getTouched(), true);
  }

  HandledCommand toHandled(CommandMeta meta, boolean forEver) {
    return new HandledCommand(
        meta.getCommandId(), meta.getFingerprint(), forEver, outcome, code, details, touched);
  }

  Reply toReply(String commandId, int partition) {
    return new Reply(commandId, partition, outcome, code, details, touched, replayed);
  }
}
