package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.TokenPurpose;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** Which mailed tokens count: the last one, once, for a while. */
final class MailedTokens {

  static final Duration CONFIRM_WITHIN = Duration.ofHours(24);
  static final Duration RESET_WITHIN = Duration.ofMinutes(30);

  private MailedTokens() {}

  static boolean counts(Credentials account, TokenPurpose purpose, ByteBuffer hash, Instant now) {
    var awaited = account == null ? null : account.getToken();
    return awaited != null
        && awaited.getPurpose() == purpose
        && awaited.getHash().equals(hash)
        && now.isBefore(awaited.getExpiresAt());
  }
}
