package io.ikart.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry refused or did not answer. */
public final class SchemaRegistryException extends SerializationException {

  private static final long serialVersionUID = 1L;
  private final boolean retriable;

  public SchemaRegistryException(String message, boolean retriable, Throwable cause) {
    super(message, cause);
    this.retriable = retriable;
  }

  /** True when the same call may succeed later. */
  public boolean isRetriable() {
    return retriable;
  }
}
