package io.ikart.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

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

  /** A number is the same however wide the type it was read into. */
  private static int compare(JsonNode one, JsonNode other) {
    if ((one instanceof IntNode || one instanceof LongNode)
        && (other instanceof IntNode || other instanceof LongNode)) {
      return Long.compare(one.longValue(), other.longValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
