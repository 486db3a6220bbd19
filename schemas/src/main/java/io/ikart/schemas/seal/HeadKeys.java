package io.ikart.schemas.seal;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.AuditLogs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What heads of the audit log are signed with: seeds of Ed25519 keys, which only the process that
 * keeps the audit log has. The first signs; those before it are there so that their public keys are
 * known. Thread safe.
 */
public final class HeadKeys {

  private static final Pattern KEYS = Pattern.compile("[0-9a-f]{64}(,[0-9a-f]{64}){0,9}");

  private final List<Ed25519Sign.KeyPair> pairs;

  private HeadKeys(List<Ed25519Sign.KeyPair> pairs) {
    this.pairs = pairs;
  }

  /**
   * Reads keys.
   *
   * @param hex 64 hexadecimal digits; after a change, the keys before it behind commas
   * @throws IllegalArgumentException when it is anything else; the message does not show it
   */
  public static HeadKeys of(String hex) {
    if (hex == null || !KEYS.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "an audit key must be 64 lower-case hexadecimal digits, older ones behind commas");
    }
    return new HeadKeys(Arrays.stream(hex.split(",", -1)).map(HeadKeys::pair).toList());
  }

  private static Ed25519Sign.KeyPair pair(String seed) {
    try {
      return Ed25519Sign.KeyPair.newKeyPairFromSeed(HexFormat.of().parseHex(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every seed makes a key", e);
    }
  }

  /** A head of the audit log, signed. */
  public AuditHead sign(long sequence, ByteBuffer hash, Instant at) {
    var pair = pairs.get(0);
    try {
      var signature = new Ed25519Sign(pair.getPrivateKey()).sign(signed(sequence, hash, at));
      var keyId = HeadSignatures.keyId(pair.getPublicKey());
      return new AuditHead(AuditLogs.SHOP, sequence, hash, at, keyId, ByteBuffer.wrap(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every key signs", e);
    }
  }

  static byte[] signed(long sequence, ByteBuffer hash, Instant at) {
    var bytes = new byte[hash.remaining()];
    hash.duplicate().get(bytes);
    return AuditLogs.signedText(sequence, HexFormat.of().formatHex(bytes), at)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The public keys, as whoever verifies needs them: hexadecimal, with commas between them. */
  public String publicKeys() {
    return String.join(
        ",", pairs.stream().map(pair -> HexFormat.of().formatHex(pair.getPublicKey())).toList());
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "HeadKeys";
  }
}
