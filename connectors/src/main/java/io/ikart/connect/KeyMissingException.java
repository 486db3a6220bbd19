package io.ikart.connect;

/** What is sealed cannot be opened, because its key is not there. */
public final class KeyMissingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean destroyed;

  KeyMissingException(String keyId, boolean destroyed) {
    super("key " + keyId + (destroyed ? " was destroyed" : " is not there yet"));
    this.destroyed = destroyed;
  }

  /** True when it will never come: the person was erased. */
  public boolean isDestroyed() {
    return destroyed;
  }
}
