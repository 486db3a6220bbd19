package io.ikart.topologies.kernel;

/** A record could not be worked out, for its own sake; others can. */
final class RecordFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  RecordFailedException(RuntimeException cause) {
    super(cause);
  }
}
