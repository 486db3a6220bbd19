package io.ikart.tools.audit;

/**
 * Something that is wrong with the audit log.
 *
 * @param kind what
 * @param where which entry or head
 * @param what more of it, for people
 */
record Finding(Kind kind, String where, String what) {

  /** What can be wrong. */
  enum Kind {
    /** An entry is not what its hash says. */
    EDITED,
    /** An entry that continues another one than the one before it. */
    REPLACED,
    /** An entry is missing. */
    DELETED,
    /** An entry stands behind a later one. */
    REORDERED,
    /** There is a second entry of one number. */
    REPEATED,
    /** A record that is no entry at all. */
    UNREADABLE,
    /** A signed head, or one noted elsewhere, says that there was more. */
    TRUNCATED,
    /** A signed head, or one noted elsewhere, says that an entry was another. */
    REWRITTEN,
    /** A head's signature is not of one of the keys. */
    WRONG_SIGNATURE,
    /** Entries that no signed head covers, although there should be one. */
    UNSIGNED
  }

  @Override
  public String toString() {
    return "%s %s: %s".formatted(kind, where, what);
  }
}
