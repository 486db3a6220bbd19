package io.ikart.edge.query;

/** Nobody answered a question in time. Has no stack trace: it reports others, not the program. */
public final class QueryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public QueryUnavailableException(String message) {
    super(message, null, false, false);
  }
}
