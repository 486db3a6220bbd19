package io.ikart.schemas.audit;

import java.time.Instant;

/** The one audit log there is, and where an entry stands in it. */
public final class AuditLogs {

  /** Id of the log, and its key: one chain stands in one partition. */
  public static final String SHOP = "audit";

  private AuditLogs() {}

  /** Id of the part that holds an entry; the newest entry sorts first. */
  public static String rowOf(long sequence) {
    return Long.toString(Long.MAX_VALUE - sequence); // 19 digits for as long as anybody cares
  }

  /** What is signed of a head. */
  public static String signedText(long sequence, String hexHash, Instant signedAt) {
    return String.join(
        "\n",
        "ikart audit head 1",
        SHOP,
        Long.toString(sequence),
        hexHash,
        Long.toString(signedAt.toEpochMilli()));
  }
}
