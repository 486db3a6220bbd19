package io.ikart.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A record was read whose type this version does not know. A view skips it; a decider must stop on
 * it.
 */
public final class UnknownTypeException extends SerializationException {

  private static final long serialVersionUID = 1L;

  public UnknownTypeException(String fullName) {
    super("record type " + fullName + " is not known to this version");
  }
}
