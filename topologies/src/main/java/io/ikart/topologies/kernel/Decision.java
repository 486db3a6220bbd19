package io.ikart.topologies.kernel;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a decider made of a command: events to append, or a refusal that changes nothing.
 *
 * @param events to append, in order; empty when refused or when there is nothing new
 * @param messages to send although nothing may have changed: an answer given once more
 * @param problem null when accepted
 * @param details names and numbers that explain a refusal
 */
public record Decision(
    List<SpecificRecord> events,
    List<SpecificRecord> messages,
    Problem problem,
    Map<String, String> details) {

  private static final Decision NOTHING_NEW = new Decision(List.of(), List.of(), null, Map.of());

  /** The command is accepted; these are its facts. */
  public static Decision accept(SpecificRecord... events) {
    return new Decision(List.of(events), List.of(), null, Map.of());
  }

  /** The command is accepted; these are its facts. */
  public static Decision accept(List<? extends SpecificRecord> events) {
    return new Decision(List.copyOf(events), List.of(), null, Map.of());
  }

  /** What the command asks for is so already. */
  public static Decision nothingNew() {
    return NOTHING_NEW;
  }

  /** What the command asks for is so already; its sender is told so again. */
  public static Decision nothingNewBut(SpecificRecord message) {
    return new Decision(List.of(), List.of(message), null, Map.of());
  }

  /** The command is refused. */
  public static Decision refuse(Problem problem) {
    return refuse(problem, Map.of());
  }

  /** The command is refused, for reasons a person can read. */
  public static Decision refuse(Problem problem, Map<String, String> details) {
    return new Decision(List.of(), List.of(), problem, details);
  }

  /** The same decision, and messages that go out with it. */
  public Decision sending(SpecificRecord... more) {
    return new Decision(events, List.of(more), problem, details);
  }

  /** Whether the command was refused. */
  public boolean isRefused() {
    return problem != null;
  }
}
