package io.ikart.topologies.kernel;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditText;
import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.ReleaseBlockedKey;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes the entries of the audit log that go with what follows from one command. Whatever its
 * policies do is done by whoever sent it, from where they sent it.
 */
final class AuditTrail {

  private static final String REASON = "reason";
  private static final long NO_VERSION = 0;
  private static final long NO_FINGERPRINT = 0;

  private final CommandMeta asked;
  private final String origin;

  /**
   * @param asked envelope of the command
   * @param origin keyed hash of the network address it came from; empty when unknown
   */
  AuditTrail(CommandMeta asked, String origin) {
    this.asked = asked;
    this.origin = origin;
  }

  /**
   * The entry of an event, if it is audited.
   *
   * @param before the aggregate's root before it; null when there was none
   * @param event with its final envelope
   * @param after the root after it
   */
  Optional<RecordAction> event(SpecificRecord before, SpecificRecord event, SpecificRecord after) {
    return Audited.event(event.getClass()).map(action -> entry(action, before, event, after));
  }

  private RecordAction entry(
      String action, SpecificRecord before, SpecificRecord event, SpecificRecord after) {
    var meta = Envelopes.ofEvent(event);
    var change = AuditText.change(before, after);
    return new RecordAction(
        to(meta.getAggregateId() + "@" + meta.getVersion(), meta),
        new AuditedAction(
            action,
            meta.getAggregateId(),
            meta.getVersion(),
            origin,
            reasonOf(event),
            AuditText.of(event),
            change.before(),
            change.after()));
  }

  /** The entry of a command that was accepted, if it is audited beside what follows from it. */
  Optional<RecordAction> command(SpecificRecord command) {
    return Audited.command(command.getClass())
        .map(action -> entry(action, reasonOf(command), AuditText.of(command), "!accepted"));
  }

  /** The entry of a refusal, if such refusals are audited. */
  Optional<RecordAction> refusal(SpecificRecord command, Answer answer) {
    return Audited.refusal(command.getClass())
        .map(
            action ->
                entry(
                    action,
                    reasonOf(command),
                    AuditText.of(Map.of("code", answer.code())),
                    "!refused"));
  }

  private RecordAction entry(String action, String reason, String details, String became) {
    return new RecordAction(
        to(asked.getCommandId() + became),
        new AuditedAction(
            action, asked.getAggregateId(), NO_VERSION, origin, reason, details, "", ""));
  }

  /** The entry of a blocked key that an operator let go on. */
  static RecordAction released(
      String application, String key, ReleaseBlockedKey release, String origin) {
    var trail = new AuditTrail(release.getMeta(), origin);
    return new RecordAction(
        trail.to(release.getMeta().getCommandId() + "!released"),
        new AuditedAction(
            Audited.KEY_RELEASED,
            application + "/" + key,
            NO_VERSION,
            origin,
            "",
            AuditText.of(release),
            "",
            ""));
  }

  private CommandMeta to(String commandId, EventMeta event) {
    return new CommandMeta(
        AuditLogs.SHOP,
        commandId,
        event.getCausedBy(),
        asked.getActor(),
        event.getIssuedAt(),
        event.getOccurredAt(),
        NO_FINGERPRINT,
        "");
  }

  private CommandMeta to(String commandId) {
    return new CommandMeta(
        AuditLogs.SHOP,
        commandId,
        asked.getCausedBy(),
        asked.getActor(),
        asked.getIssuedAt(),
        asked.getOccurredAt(),
        NO_FINGERPRINT,
        "");
  }

  private static String reasonOf(SpecificRecord message) {
    var field = message.getSchema().getField(REASON);
    return field == null ? "" : Objects.toString(message.get(field.pos()), "");
  }
}
