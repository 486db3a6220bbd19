package io.ikart.edge.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * EasyPost's signature of a webhook: HMAC-SHA256 of the body as it came, with the secret in
 * Unicode's form NFKD. Header: {@code X-Hmac-Signature: hmac-sha256-hex=HEX}. It covers no time: a
 * message that somebody kept and sends again has the id it had, and counts once.
 */
final class EasyPostSignature {

  static final String HEADER = "X-Hmac-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SCHEME = "hmac-sha256-hex=";

  private final List<SecretKeySpec> secrets;

  /**
   * @param secrets every secret that is valid now; during a change of secrets there are two
   */
  EasyPostSignature(List<String> secrets) {
    this.secrets = secrets.stream().map(EasyPostSignature::key).toList();
  }

  private static SecretKeySpec key(String secret) {
    var normal = Normalizer.normalize(secret, Normalizer.Form.NFKD);
    return new SecretKeySpec(normal.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Whether there is a secret to check with. */
  boolean canBeChecked() {
    return !secrets.isEmpty();
  }

  /**
   * Whether the body was signed with one of the secrets.
   *
   * @param header as it came; null when it did not
   */
  boolean isGood(String header, byte[] body) {
    if (header == null) {
      return false;
    }
    var given = header.getBytes(StandardCharsets.UTF_8);
    boolean good = false;
    for (var secret : secrets) {
      // Always all of them, each in constant time: how long it takes tells nothing.
      good |= MessageDigest.isEqual(sign(secret, body).getBytes(StandardCharsets.UTF_8), given);
    }
    return good;
  }

  private static String sign(SecretKeySpec secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return SCHEME + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
