package io.ikart.analytics.kernel;

/** A setting is missing or wrong; the message names it. */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettingException(String name, String fault) {
    super(name + " " + fault);
  }
}
