package io.ikart.e2e;

import com.stripe.net.Webhook;
import io.ikart.e2e.Edge.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Sends the shop messages as the gateway would, signed by the gateway's own library. */
final class GatewayMessages {

  private static final String PATH = "/v1/webhooks/payments/stripe";

  private final Edge edge;
  private final String secret;

  GatewayMessages(Launcher launcher) {
    this.edge = new Edge(launcher.edge());
    try {
      var file = launcher.home().resolve("gateway-webhook-secret");
      this.secret = "whsec_" + Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a message with a good signature. */
  Answer send(String body) {
    return send(body, Instant.now());
  }

  /** Sends a message that was signed at another time. */
  Answer send(String body, Instant signedAt) {
    try {
      long second = signedAt.getEpochSecond();
      var hash = Webhook.Util.computeHmacSha256(secret, second + "." + body);
      return edge.post(PATH, body, "Stripe-Signature", "t=" + second + ",v1=" + hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a message that nobody signed. */
  Answer sendUnsigned(String body) {
    return edge.post(PATH, body);
  }

  static String event(String id, String type, String object) {
    return """
        {"id":"%s","object":"event","type":"%s","created":%d,"data":{"object":%s}}"""
        .formatted(id, type, Instant.now().getEpochSecond(), object);
  }
}
