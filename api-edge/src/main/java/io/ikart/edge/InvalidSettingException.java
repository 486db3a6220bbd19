package io.ikart.edge;

/** A setting is missing or cannot be used; the message says which and why, without secrets. */
final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettingException(String name, String problem) {
    super(name + " " + problem);
  }
}
