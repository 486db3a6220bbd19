package io.ikart.schemas;

/** Names of record headers. Values are UTF-8 text. */
public final class Headers {

  /** On a command: partition of the replies topic its sender reads, in decimal. */
  public static final String REPLY_PARTITION = "ikart-reply-partition";

  /** On an event: the record that caused it, as topic, '-', partition, '@', offset. */
  public static final String CAUSE = "ikart-cause";

  /** Trace context of the W3C recommendation, passed on from commands to events. */
  public static final String TRACE_PARENT = "traceparent";

  /**
   * On a command: keyed hash of the network address it was asked for from. Kept where it is
   * audited, and nowhere else.
   */
  public static final String ORIGIN = "ikart-origin";

  private Headers() {}
}
