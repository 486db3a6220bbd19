package io.ikart.tools.log;

import org.apache.avro.specific.SpecificRecord;

/**
 * One committed record of a topic.
 *
 * @param topic it stands in
 * @param partition it stands in
 * @param offset it stands at
 * @param key its key
 * @param value the decoded message; never null
 * @param appendedAtMs time stamp of the record, milliseconds since the epoch
 * @param asksForReply whether its sender waits for a reply
 */
public record LogRecord(
    String topic,
    int partition,
    long offset,
    String key,
    SpecificRecord value,
    long appendedAtMs,
    boolean asksForReply) {}
