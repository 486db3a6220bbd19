package io.ikart.tools.lake;

/**
 * One record as it stands in the lake.
 *
 * @param offset its offset
 * @param appendedAtMs when it was appended, milliseconds of the epoch
 * @param key its key
 * @param type simple name of its type
 * @param json its content
 */
record LakeRow(long offset, long appendedAtMs, String key, String type, String json) {}
