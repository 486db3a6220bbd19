package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account from its first mail to its reset, through every process of the shop. */
@ExtendWith(RunningShop.class)
class AccountIT {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration OPEN_WITHIN = Duration.ofSeconds(20);

  /** What "within seconds" means for a token whose session has ended. */
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);

  private static final String FIRST = "the first password";
  private static final String SECOND = "the second password";
  private static final Pattern TOKEN =
      Pattern.compile("Your token: ([0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43})");

  private final String name = "ada" + UUID.randomUUID().toString().replace("-", "");
  private final String run = UUID.randomUUID().toString();
  private final String address = name + "@example.org";
  private Edge edge;
  private MailFolder mails;

  @BeforeEach
  void find(Launcher launcher) {
    edge = new Edge(launcher.edge());
    mails = new MailFolder(launcher.home().resolve("mail"));
  }

  @Test
  void registeredConfirmedSignedInRefreshedReusedRevokedAndReset(Launcher launcher)
      throws Exception {
    post("/accounts", "{\"email\": \"%s\", \"name\": \"Ada\"}", address).is(202);
    choose("confirm", tokenOfMail(1), FIRST).is(204);
    choose("confirm", tokenOfMail(1), "a stranger's choice").is(401);

    var first = signIn(FIRST).is(201);
    await().atMost(OPEN_WITHIN).until(() -> own(first, "").status() == 200);
    assertThat(own(first, "").text("customerId")).isEqualTo(first.text("customerId"));
    var cart =
        edge.post(
                "/v1/store/carts",
                "{\"currency\": \"GBP\"}",
                "Authorization",
                "Bearer " + first.text("accessToken"))
            .is(201);
    assertThat(cart.body().toString()).contains(first.text("customerId"));
    var path = "/v1/store/carts/" + cart.text("cartId");
    edge.get(path, "Authorization", "Bearer " + first.text("accessToken")).is(200);
    edge.get(path).is(401);

    var second = refresh(first, "once").is(200);
    assertThat(refresh(first, "once").is(200).text("refreshToken"))
        .isEqualTo(second.text("refreshToken"));
    assertThat(own(second, "/sessions").is(200).body().path("sessions")).hasSize(1);
    refresh(first, "again").is(401);
    await().atMost(REVOKED_WITHIN).until(() -> own(second, "/sessions").status() == 401);
    refresh(second, "late").is(401);

    post("/accounts/forgotten", "{\"email\": \"%s\"}", address).is(202);
    choose("reset", tokenOfMail(2), SECOND).is(204);
    signIn(FIRST).is(401);
    becomesStaff(launcher);
    var third = signIn(SECOND).is(201);
    assertThat(third.text("customerId")).isEqualTo(first.text("customerId"));
    await().atMost(TOLD_WITHIN).until(() -> mails.to(address).size() == 3);
    assertThat(mails.to(address).get(2)).contains("Your password was changed");
    nothingOfItCanBeRead(launcher);
  }

  /** Whoever may do more signs in again, and may then do that and nothing else. */
  private void becomesStaff(Launcher launcher) {
    var before = "Bearer " + signIn(SECOND).is(201).text("accessToken");
    var reviews = "/v1/admin/payments/review";
    edge.get(reviews).is(401);
    edge.get(reviews, "Authorization", before).is(403);
    var roles = "{\"email\": \"%s\", \"roles\": [\"support\"]}".formatted(address);
    Edge.ofStaff(launcher).send("PUT", "/v1/admin/accounts/roles", roles).is(200);
    await()
        .atMost(REVOKED_WITHIN)
        .until(() -> edge.get(reviews, "Authorization", before).status() == 401);
    var after = "Bearer " + signIn(SECOND).is(201).text("accessToken");
    edge.get(reviews, "Authorization", after).is(200);
    edge.get("/v1/admin/blocked-keys", "Authorization", after).is(403);
  }

  @Test
  void whoHasNoAccountIsNotToldApartAndWhoHasOneIsToldByMail() throws Exception {
    var wrong = signIn(FIRST).is(401);
    post("/accounts", "{\"email\": \"%s\"}", address).is(202);
    choose("confirm", tokenOfMail(1), FIRST).is(204);

    assertThat(said(signIn(SECOND).is(401))).isEqualTo(said(wrong));
    post("/accounts", "{\"email\": \"%s\"}", address).is(202);
    await().atMost(TOLD_WITHIN).until(() -> mails.to(address).size() == 2);
    assertThat(mails.to(address).get(1)).contains("You have an account already");
  }

  private String tokenOfMail(int number) throws IOException {
    await().atMost(TOLD_WITHIN).until(() -> mails.to(address).size() >= number);
    var token = TOKEN.matcher(mails.to(address).get(number - 1));
    assertThat(token.find()).as(mails.to(address).toString()).isTrue();
    return token.group(1);
  }

  private Edge.Answer choose(String what, String token, String password) {
    return post("/accounts/" + what, "{\"token\": \"%s\", \"password\": \"%s\"}", token, password);
  }

  private Edge.Answer signIn(String password) {
    return post("/sessions", "{\"email\": \"%s\", \"password\": \"%s\"}", address, password);
  }

  private Edge.Answer refresh(Edge.Answer tokens, String key) {
    var body = "{\"refreshToken\": \"" + tokens.text("refreshToken") + "\"}";
    return edge.post("/v1/store/sessions/refresh", body, "Idempotency-Key", run + key);
  }

  private Edge.Answer own(Edge.Answer tokens, String path) {
    return edge.get(
        "/v1/store/account" + path, "Authorization", "Bearer " + tokens.text("accessToken"));
  }

  private Edge.Answer post(String path, String body, Object... values) {
    return edge.post("/v1/store" + path, body.formatted(values));
  }

  private static String said(Edge.Answer answer) {
    return answer.response().body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
  }

  /** Neither address nor passwords stand in any record of any topic, or in a log, as they are. */
  private void nothingOfItCanBeRead(Launcher launcher) throws IOException {
    new Stranger(launcher.bootstrap(), launcher.registry())
        .readAll((topic, bytes) -> says(topic, new String(bytes, StandardCharsets.ISO_8859_1)));
    try (var logs = Files.list(launcher.home().resolve("logs"))) {
      for (var log : logs.filter(Files::isRegularFile).toList()) {
        says(log.toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void says(String where, String text) {
    assertThat(text.contains(name) || text.contains(FIRST) || text.contains(SECOND))
        .as(where)
        .isFalse();
  }
}
