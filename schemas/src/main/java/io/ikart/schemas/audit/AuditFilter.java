package io.ikart.schemas.audit;

import java.time.Instant;

/**
 * Which entries of the audit log are asked for. What is empty leaves all.
 *
 * @param actor who did it
 * @param action what was done; all that begins so when it ends with a dot
 * @param object what it was done to
 * @param address keyed hash of the address it was done from
 * @param from not before this instant
 * @param to before this instant
 */
public record AuditFilter(
    String actor, String action, String object, String address, Instant from, Instant to) {

  private static final int FIELDS = 6;
  private static final String SEPARATOR = "\n";

  /** Lets everything pass. */
  public static AuditFilter none() {
    return new AuditFilter("", "", "", "", Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** As it travels in a question; no field may have a line break. */
  public String text() {
    return String.join(
        SEPARATOR,
        actor,
        action,
        object,
        address,
        Long.toString(from.toEpochMilli()),
        Long.toString(to.toEpochMilli()));
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static AuditFilter of(String text) {
    var fields = text.split(SEPARATOR, -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not a filter of the audit log");
    }
    return new AuditFilter(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        Instant.ofEpochMilli(Long.parseLong(fields[4])),
        Instant.ofEpochMilli(Long.parseLong(fields[5])));
  }

  /** Whether an entry is among those asked for. */
  public boolean passes(ActionRecorded entry) {
    var meta = entry.getMeta();
    var audited = entry.getAudited();
    return isWanted(actor, meta.getActor())
        && isWantedAction(audited.getAction())
        && isWanted(object, audited.getObject())
        && isWanted(address, audited.getAddress())
        && !meta.getIssuedAt().isBefore(from)
        && meta.getIssuedAt().isBefore(to);
  }

  private boolean isWantedAction(String done) {
    return action.endsWith(".") ? done.startsWith(action) : isWanted(action, done);
  }

  private static boolean isWanted(String wanted, String found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
