package io.ikart.bench.baseline.postgres;

/** The shop's no, as a user would see it. */
public final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  public Refused(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  /** Why, for programs. */
  public String code() {
    return code;
  }
}
