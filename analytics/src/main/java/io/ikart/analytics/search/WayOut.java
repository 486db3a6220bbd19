package io.ikart.analytics.search;

import java.io.Serializable;

/** Where documents leave that the index will never take. */
interface WayOut extends Serializable {

  /** Opens it where the sink runs. */
  Opened open();

  /** Used by several threads at a time. */
  interface Opened extends AutoCloseable {

    /** Sends a document away; that is durable after the next {@link #flush()}. */
    void send(DocumentWrite document, String reason);

    /** Returns when all that was sent is durable. */
    void flush();

    @Override
    void close();
  }
}
