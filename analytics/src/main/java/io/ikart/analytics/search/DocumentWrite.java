package io.ikart.analytics.search;

import java.io.Serializable;

/** One line of a bulk request. */
record DocumentWrite(String id, long version, byte[] json) implements Serializable {

  static DocumentWrite of(SearchDocument document) {
    return new DocumentWrite(document.id(), document.version(), document.json());
  }
}
