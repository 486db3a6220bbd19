package io.ikart.schemas;

import io.ikart.schemas.notification.PersonKey;
import java.nio.ByteBuffer;

/** Rows of the topic of keys, as far as one need not be able to use a key. */
public final class KeyRows {

  private static final String SEPARATOR = ".";

  private KeyRows() {}

  /** What the ids of all keys of a person start with, and of nobody else's. */
  public static String idsOf(String personId) {
    return personId + SEPARATOR;
  }

  /** Takes the place of a key: what it sealed cannot be read any more. */
  public static PersonKey destroyed(PersonKey key) {
    return new PersonKey(
        key.getKeyId(), key.getPersonId(), ByteBuffer.allocate(0), key.getCreatedAt());
  }

  /** Whether a row says that the key was destroyed. */
  public static boolean isDestroyed(PersonKey key) {
    return !key.getWrapped().hasRemaining();
  }
}
