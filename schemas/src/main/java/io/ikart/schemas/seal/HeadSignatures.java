package io.ikart.schemas.seal;

import com.google.crypto.tink.subtle.Ed25519Verify;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.AuditLogs;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells which signatures of heads of the audit log are good, with public keys alone. */
public final class HeadSignatures {

  private static final Pattern KEYS = Pattern.compile("[0-9a-f]{64}(,[0-9a-f]{64}){0,9}");
  private static final int ID_BYTES = 8;

  private final Map<String, byte[]> keys;

  private HeadSignatures(Map<String, byte[]> keys) {
    this.keys = keys;
  }

  /**
   * Reads public keys.
   *
   * @param hex public keys of 64 hexadecimal digits, with commas between them
   * @throws IllegalArgumentException when it is anything else
   */
  public static HeadSignatures of(String hex) {
    if (hex == null || !KEYS.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "public keys must be 64 lower-case hexadecimal digits each, with commas between them");
    }
    return new HeadSignatures(
        Arrays.stream(hex.split(",", -1))
            .distinct()
            .map(HexFormat.of()::parseHex)
            .collect(Collectors.toMap(HeadSignatures::keyId, key -> key)));
  }

  static String keyId(byte[] publicKey) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether it was signed with one of the keys, as it is. */
  public boolean isGood(AuditHead head) {
    var key = keys.get(head.getKeyId());
    if (key == null || !head.getLog().equals(AuditLogs.SHOP)) {
      return false;
    }
    var signature = new byte[head.getSignature().remaining()];
    head.getSignature().duplicate().get(signature);
    try {
      new Ed25519Verify(key)
          .verify(
              signature, HeadKeys.signed(head.getSequence(), head.getHash(), head.getSignedAt()));
      return true;
    } catch (GeneralSecurityException e) {
      return false; // which is the answer
    }
  }
}
