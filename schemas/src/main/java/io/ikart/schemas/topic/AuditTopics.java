package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.AUDIT;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import java.util.List;

/** The audit log and its signed heads. */
public final class AuditTopics {

  /**
   * What is to stand in the audit log. All applications write it, with the events that are audited.
   */
  public static final Topic AUDIT_COMMANDS =
      new Topic(
          "audit.commands",
          AUDIT,
          A_WEEK,
          "edge, operators, keys, catalog, stock, checkout, notification, webhook, customer, review, audit",
          List.of(RecordAction.class, DeadlinePassed.class, ReleaseBlockedKey.class),
          Keys::ofCommand);

  /** The audit log: one chain, so one partition. */
  public static final Topic AUDIT_EVENTS =
      new Topic(
          "audit.events", AUDIT, FOR_EVER, "audit", List.of(ActionRecorded.class), Keys::ofEvent);

  /** How far the audit log had come when it was last signed. */
  public static final Topic AUDIT_HEADS =
      new Topic(
          "audit.heads",
          AUDIT,
          LATEST,
          "audit",
          List.of(AuditHead.class),
          head -> ((AuditHead) head).getLog());

  private AuditTopics() {}
}
