package io.ikart.tools.search;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document as it is, or must be, in the index.
 *
 * @param version external version
 * @param json what it says
 */
record StoredDocument(long version, JsonNode json) {

  /** Whether both were made of the same versions of the same things. */
  boolean isOfTheSameAs(StoredDocument other) {
    return same(json.path("components"), other.json.path("components"));
  }

  boolean saysTheSameAs(StoredDocument other) {
    return version == other.version && same(json, other.json);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(StoredDocument::compare, other);
  }

  /** A number is the same whatever type it was read into. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
