package io.ikart.tools.demo;

import io.ikart.tools.Patience;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** A customer with an account, who says what they think of the goods. */
final class Critic {

  private static final Duration MAILED_WITHIN = Duration.ofSeconds(60);

  private final EdgeClient edge;
  private final String token;

  private Critic(EdgeClient edge, String token) {
    this.edge = edge;
    this.token = token;
  }

  /**
   * Somebody new, signed in. Nobody else ever knows the password.
   *
   * @param edge a client that shows no token of its own
   * @throws TimeoutException when no mail came
   */
  static Critic withNewAccount(EdgeClient edge, LocalMails mails)
      throws InterruptedException, IOException, TimeoutException {
    var address = "critic-" + UUID.randomUUID() + "@example.org";
    var password = UUID.randomUUID().toString();
    edge.send(Shop.register(address)).orThrow("register");
    new Patience(MAILED_WITHIN)
        .until("a mail with a token", () -> mails.tokenTo(address).isPresent());
    var mailed = mails.tokenTo(address).orElseThrow();
    edge.send(Shop.confirmAccount(mailed, password)).orThrow("confirm account");
    var session = edge.send(Shop.signIn(address, password)).orThrow("sign in");
    return new Critic(edge, session.body().path("accessToken").asText());
  }

  /** Writes a review; its id. */
  String writes(Opinion opinion) throws InterruptedException {
    var request =
        Shop.writeReview(opinion.productId(), opinion.score(), opinion.title(), opinion.body())
            .header("Authorization", "Bearer " + token)
            .key(UUID.randomUUID().toString());
    return edge.send(request).orThrow("write a review").body().path("reviewId").asText();
  }
}
