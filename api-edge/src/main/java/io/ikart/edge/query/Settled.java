package io.ikart.edge.query;

/**
 * How a future ended, as a value.
 *
 * @param value what it completed with; null when it failed
 * @param failure why it failed; null when it did not
 */
public record Settled<T>(T value, Throwable failure) {

  public boolean failed() {
    return failure != null;
  }
}
