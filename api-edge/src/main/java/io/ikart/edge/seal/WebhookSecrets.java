package io.ikart.edge.seal;

import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes, seals and shows the secrets that sign deliveries: whsec_ and Base64. */
public final class WebhookSecrets {

  private static final String PREFIX = "whsec_";
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealing sealing;

  public WebhookSecrets(Sealing sealing) {
    this.sealing = sealing;
  }

  /** A new secret, sealed for a subscription. */
  public Sealed make(String webhookId) {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var secret = PREFIX + Base64.getEncoder().encodeToString(bytes);
    return sealing.sealForShop(
        webhookId, SealedFields.WEBHOOK_SECRET, secret.getBytes(StandardCharsets.UTF_8));
  }

  /** A secret as its subscriber must know it. */
  public String show(Sealed sealed, String webhookId) {
    var plain = sealing.openForShop(sealed, webhookId, SealedFields.WEBHOOK_SECRET);
    return new String(plain, StandardCharsets.UTF_8);
  }
}
