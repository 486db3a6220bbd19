package io.ikart.edge.account;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import io.ikart.edge.TestIdentity;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.RecordAction;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of programs, as RFC 6749 has them. */
class ClientTokenTest {

  private static final String GRANT = "grant_type=client_credentials";
  private static final String PROOF =
      "&client_id=" + TestIdentity.CLIENT + "&client_secret=" + TestIdentity.CLIENT_SECRET;

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge().calledByStrangers();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  private static HttpResponse<String> ask(String form, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return edge.post("/v1/oauth/token", form, all);
  }

  private static String basic(String text) {
    var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return "Basic " + encoded;
  }

  @Test
  void aProgramWithItsSecretGetsATokenThatLetsItWork() {
    var answer = ask(GRANT + PROOF);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(answer).path("token_type").textValue()).isEqualTo("Bearer");
    assertThat(json(answer).path("expires_in").intValue()).isEqualTo(600);
    assertThat(json(answer).has("refresh_token")).isFalse();
    var token = "Bearer " + json(answer).path("access_token").textValue();
    assertThat(edge.get("/v1/admin/blocked-keys", "Authorization", token).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenMayBeAskedForThatDoesLess() {
    var answer = ask(GRANT + PROOF + "&scope=analyst+support");

    assertThat(json(answer).path("scope").textValue()).isEqualTo("support analyst");
    var token = "Bearer " + json(answer).path("access_token").textValue();
    assertThat(edge.get("/v1/admin/blocked-keys", "Authorization", token).statusCode())
        .isEqualTo(403);
    assertThat(edge.get("/v1/admin/payments/review", "Authorization", token).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theSecretMayComeInTheHeader() {
    var proof = basic(TestIdentity.CLIENT + ":" + TestIdentity.CLIENT_SECRET);

    assertThat(ask(GRANT, "Authorization", proof).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "tests:wrong",
    "others:sssssssssssssssssssssssssssssssssssssssssss",
    "tests",
    "''",
    "tests:",
  })
  void whoDoesNotProveItGetsNone(String pair) {
    var answer = ask(GRANT, "Authorization", basic(pair));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).path("error").textValue()).isEqualTo("invalid_client");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(ask(GRANT, "Authorization", "Basic ?").statusCode()).isEqualTo(401);
    assertThat(ask(GRANT, "Authorization", "Digest x").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password, unsupported_grant_type",
    "grant_type=refresh_token, unsupported_grant_type",
    "'', unsupported_grant_type",
    "grant_type=client_credentials&scope=king, invalid_scope",
    "grant_type=client_credentials&scope=shopper, invalid_scope",
    "grant_type=client_credentials&scope=anybody, invalid_scope",
  })
  void whatIsNotOfferedIsNamedAsTheStandardNamesIt(String form, String error) {
    var answer = ask(form + PROOF);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).path("error").textValue()).isEqualTo(error);
  }

  @Test
  void whoGetsATokenAndWhoDoesNotStandsInTheAuditLog() {
    ask(GRANT + PROOF);
    assertThat(noted().getAction()).isEqualTo("client.signed-in");
    assertThat(noted().getObject()).isEqualTo("client_tests");
    assertThat(noted().getAddress()).matches("[0-9a-f]{16}");

    ask(GRANT, "Authorization", basic("tests:wrong"));
    assertThat(noted().getAction()).isEqualTo("client.refused");
    assertThat(noted().getObject()).isEqualTo("client_tests");

    ask(GRANT, "Authorization", basic("a-secret-in-the-wrong-place:tests"));
    assertThat(noted().getAction()).isEqualTo("client.refused");
    assertThat(noted().toString()).doesNotContain("secret-in");
  }

  private static AuditedAction noted() {
    return ((RecordAction) edge.log.last().command()).getAudited();
  }

  @Test
  void nobodyGetsATokenThatCannotBeNoted() {
    edge.log.losesTouch();

    var answer = ask(GRANT + PROOF);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("access_token");
    edge.log.reset();
  }

  @Test
  void whatIsNoFormIsRefused() {
    assertThat(edge.post("/v1/oauth/token", "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(415);
    assertThat(ask("a=%zz").statusCode()).isEqualTo(400);
    assertThat(ask("a=1&a=2").statusCode()).isEqualTo(400);
    assertThat(ask("a=" + "x".repeat(5_000)).statusCode()).isEqualTo(413);
  }
}
