package io.ikart.tools;

/** An environment variable has a value that cannot be used: exit code 2. */
public final class BadSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadSetting(String variable, String value, String expected) {
    super("%s=%s: %s expected".formatted(variable, value, expected));
  }
}
