package io.ikart.schemas.seal;

/** What was sealed cannot be opened: another key, another field, or other bytes. */
public final class BrokenSealException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BrokenSealException(String keyId, Throwable cause) {
    super("cannot be opened with key " + keyId, cause);
  }
}
