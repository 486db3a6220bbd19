package io.ikart.tools.shop;

/** The edge refused, or could not be reached. */
public final class EdgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final int status;

  EdgeException(String what, EdgeAnswer answer) {
    super(what + ": " + answer.summary());
    this.status = answer.status();
  }

  public EdgeException(String what) {
    super(what);
    this.status = 0;
  }

  EdgeException(String what, Throwable cause) {
    super(what + ": " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
    this.status = 0;
  }

  /** HTTP status; 0 when there was no answer. */
  public int status() {
    return status;
  }
}
