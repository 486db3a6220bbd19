package io.ikart.edge.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stripe's signature of a webhook, scheme v1: HMAC-SHA256 of time, dot and the body as it came
 * (docs.stripe.com/webhooks, "Verify webhook signatures manually"). Header: {@code
 * Stripe-Signature: t=SECONDS,v1=HEX}, with a v1 for each secret that is valid just now.
 */
final class StripeSignature {

  static final String HEADER = "Stripe-Signature";

  /** What Stripe's own libraries allow between signing and checking. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String TIME = "t=";
  private static final String SCHEME = "v1=";
  private static final int MOST_PARTS = 16;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final List<SecretKeySpec> secrets;
  private final InstantSource clock;

  /**
   * @param secrets every secret that is valid now; during a change of secrets there are two
   */
  StripeSignature(List<String> secrets, InstantSource clock) {
    this.secrets =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
    this.clock = clock;
  }

  /** Whether there is a secret to check with. */
  boolean canBeChecked() {
    return !secrets.isEmpty();
  }

  /**
   * Whether the body was signed with one of the secrets within the last five minutes; a message
   * that somebody kept and sends again later is not.
   *
   * @param header as it came; null when it did not
   */
  boolean isGood(String header, byte[] body) {
    if (header == null) {
      return false;
    }
    var parts = List.of(header.split(",", MOST_PARTS));
    var seconds = valuesOf(TIME, parts);
    if (seconds.size() != 1 || !isNear(seconds.get(0))) {
      return false;
    }
    var given = valuesOf(SCHEME, parts);
    boolean good = false;
    for (var secret : secrets) {
      var expected = sign(secret, seconds.get(0), body).getBytes(StandardCharsets.US_ASCII);
      for (var signature : given) {
        // Always all of them, each in constant time: how long it takes tells nothing.
        good |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return good;
  }

  private static List<String> valuesOf(String name, List<String> parts) {
    var values = new ArrayList<String>();
    for (var part : parts) {
      if (part.startsWith(name)) {
        values.add(part.substring(name.length()));
      }
    }
    return values;
  }

  private boolean isNear(String seconds) {
    if (!SECONDS.matcher(seconds).matches()) {
      return false;
    }
    long apart = clock.instant().getEpochSecond() - Long.parseLong(seconds);
    return Math.abs(apart) <= WINDOW.toSeconds();
  }

  private static String sign(SecretKeySpec secret, String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
