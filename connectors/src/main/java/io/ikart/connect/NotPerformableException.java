package io.ikart.connect;

/**
 * An intent turned out, on the way, to be one that can never be performed. Its record goes to the
 * dead letters, with the message as the reason; the task goes on.
 */
public final class NotPerformableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for whoever reads the dead letter
   */
  public NotPerformableException(String reason) {
    super(reason);
  }
}
