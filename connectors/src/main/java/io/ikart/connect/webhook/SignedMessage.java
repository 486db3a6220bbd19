package io.ikart.connect.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message as Standard Webhooks sends it: the signature covers id, timestamp and body.
 *
 * @param id the same for every attempt
 * @param timestamp of this attempt, seconds since the epoch
 * @param signatures one for each secret, with a space between
 * @param body JSON
 */
record SignedMessage(String id, long timestamp, String signatures, String body) {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Signs a message.
   *
   * @param secrets whsec_ and Base64, the newest first
   * @throws IllegalArgumentException when one is none
   */
  static SignedMessage of(String id, Instant at, String body, List<String> secrets) {
    long seconds = at.getEpochSecond();
    var signed = id + "." + seconds + "." + body;
    var signatures =
        secrets.stream()
            .map(secret -> "v1," + sign(secret, signed))
            .collect(Collectors.joining(" "));
    return new SignedMessage(id, seconds, signatures, body);
  }

  private static String sign(String secret, String text) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a secret that signs webhooks");
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
