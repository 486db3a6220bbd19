package io.ikart.topologies.kernel;

/** A state was about to be born that must never be. */
public final class BrokenInvariantException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public BrokenInvariantException(String message) {
    super(message);
  }
}
