package io.ikart.edge.account;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token that a mail brings: whose it is, and 256 random bits. Topics have its hash, and itself
 * only encrypted.
 *
 * @param credentialsId whose it is
 * @param text as it stands in the mail
 */
record MailedToken(String credentialsId, String text) {

  private static final int ULID = 26;
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  static MailedToken make(String credentialsId) {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var ulid = credentialsId.substring(credentialsId.indexOf('_') + 1);
    return new MailedToken(
        credentialsId, ulid + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The one with this text, which has the form of one. */
  static MailedToken of(String text) {
    return new MailedToken(Ids.credentials(text.substring(0, ULID)), text);
  }

  ByteBuffer hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Sealed sealed(Sealing sealing) {
    return sealing.sealForShop(
        credentialsId, SealedFields.MAILED_TOKEN, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "MailedToken of " + credentialsId;
  }
}
