package io.ikart.edge.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, with a key of its own for each use of a secret. Thread safe. */
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  private KeyedHash(byte[] key) {
    this.key = key;
  }

  /** The keyed hash for one use of a secret: those for other uses tell nothing of it. */
  public static KeyedHash of(byte[] secret, String use) {
    return new KeyedHash(hash(secret, use.getBytes(StandardCharsets.UTF_8)));
  }

  /** 32 bytes. */
  public byte[] of(byte[] text) {
    return hash(key, text);
  }

  /** The key itself, for functions that take one. */
  public byte[] key() {
    return key.clone();
  }

  private static byte[] hash(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
