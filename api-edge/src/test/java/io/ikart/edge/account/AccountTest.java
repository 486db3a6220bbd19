package io.ikart.edge.account;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.ikart.edge.TestEdge;
import io.ikart.edge.TestIdentity;
import io.ikart.edge.auth.AccessToken;
import io.ikart.edge.auth.RefreshTokens.Place;
import io.ikart.edge.auth.Role;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.credentials.Tally;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.seal.SealedFields;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts over HTTP: what becomes a command, and what an answer gives away. */
class AccountTest {

  private static final String STORE = "/v1/store";
  private static final String EMAIL = "ada@example.org";
  private static final String PASSWORD = "correct horse battery";
  private static final String SIGN_IN = signIn(EMAIL, PASSWORD);
  private static final String CUSTOMER = Ids.customer(Ids.ulid(5, 6));
  private static final String SESSION = Ids.ulid(9, 10);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Tally NONE = new Tally(0, Instant.EPOCH);

  private static TestEdge edge;
  private static Identity identity;
  private static String credentials;
  private static PasswordHash hash;

  @BeforeAll
  static void open() {
    edge = new TestEdge().calledByStrangers();
    identity = edge.identity.identity();
    credentials = identity.secrets().credentialsOf(EMAIL);
    hash = identity.passwords().hash(credentials, PASSWORD).join();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.log.accepts();
  }

  @Test
  void aRegistrationHoldsNothingOfThePersonThatCanBeRead() {
    var body = "{\"email\": \"Ada@Example.org\", \"name\": \"Ada\", \"locale\": \"de\"}";

    var answer = edge.post(STORE + "/accounts", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    var command = (RegisterAccount) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(credentials);
    assertThat(Ids.isValid(command.getCustomerId(), "cust_", false)).isTrue();
    var key = edge.keys.kept().get(0);
    assertThat(key.getPersonId()).isEqualTo(command.getCustomerId());
    var contact = edge.sealing.open(command.getContact(), key.getWrapped(), SealedFields.CONTACT);
    assertThat(edge.wire.decode(contact))
        .isEqualTo(new Contact("Ada@Example.org", "Ada", "de", List.of(), null));
    var token =
        edge.sealing.openForShop(command.getToken(), credentials, SealedFields.MAILED_TOKEN);
    assertThat(MailedToken.of(new String(token, StandardCharsets.UTF_8)).hash())
        .isEqualTo(command.getTokenHash());
    assertThat(new String(edge.wire.encode(command), StandardCharsets.ISO_8859_1))
        .doesNotContainIgnoringCase("ada");
  }

  /** An unsalted fingerprint of an address or a password in a topic could be tried out. */
  @Test
  void theFingerprintOfABodyCannotBeGuessedFromTheBody() {
    edge.post(STORE + "/sessions", SIGN_IN);

    assertThat(edge.log.last().fingerprint())
        .isNotEqualTo(
            CommandIds.fingerprint(
                SIGN_IN.getBytes(StandardCharsets.UTF_8), "POST /v1/store/sessions"));
  }

  @Test
  void askingForAnAccountOrAResetIsAnsweredTheSameWhateverThereIs() {
    for (var path : List.of("/accounts", "/accounts/forgotten")) {
      edge.log.staysSilent();
      var unknown = edge.post(STORE + path, "{\"email\": \"nobody@example.org\"}");
      edge.log.refuses("unauthenticated", Map.of());
      var refused = edge.post(STORE + path, "{\"email\": \"" + EMAIL + "\"}");
      edge.log.accepts();
      edge.shop.has(credentials, account(), session(1));
      var known = edge.post(STORE + path, "{\"email\": \"" + EMAIL + "\"}");

      assertThat(List.of(visible(unknown), visible(refused))).containsOnly(visible(known));
      assertThat(known.statusCode()).isEqualTo(202);
    }
    assertThat(edge.log.last().command()).isInstanceOf(RequestPasswordReset.class);
  }

  @Test
  void nothingIsPromisedWhileNothingCanBeStored() {
    edge.log.losesTouch();

    var answer = edge.post(STORE + "/accounts", "{\"email\": \"" + EMAIL + "\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Idempotency-Key")).isPresent();
    edge.log.accepts();
    edge.keys.goesAway();
    assertThat(edge.post(STORE + "/accounts", "{\"email\": \"b@example.org\"}").statusCode())
        .isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "reset"})
  void whoeverHasTheTokenChoosesAPasswordWhichIsHashedHere(String what) {
    var token = MailedToken.make(credentials);
    var body = "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token.text(), PASSWORD);

    var answer = edge.post(STORE + "/accounts/" + what, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    var sent = edge.log.last();
    assertThat(sent.aggregateId()).isEqualTo(credentials);
    assertThat(tokenIn(sent)).isEqualTo(token.hash());
    assertThat(matches(PASSWORD, passwordIn(sent))).isTrue();
    edge.log.refuses("unauthenticated", Map.of());
    assertThat(edge.post(STORE + "/accounts/" + what, body).statusCode()).isEqualTo(401);
  }

  private static ByteBuffer tokenIn(OutgoingCommand sent) {
    return sent.command() instanceof ConfirmAddress confirm
        ? confirm.getTokenHash()
        : ((ResetPassword) sent.command()).getTokenHash();
  }

  private static PasswordHash passwordIn(OutgoingCommand sent) {
    return sent.command() instanceof ConfirmAddress confirm
        ? confirm.getPassword()
        : ((ResetPassword) sent.command()).getPassword();
  }

  @Test
  void whoeverHasThePasswordGetsTokensThatNameTheSession() throws Exception {
    edge.shop.has(credentials, account());
    edge.log.acceptsAfter(
        sent -> {
          var begun = ((SignIn) sent.command()).getSessionId();
          edge.shop.has(credentials, account(), part(begun, 1));
        });

    var answer = edge.post(STORE + "/sessions", SIGN_IN, "Idempotency-Key", "k1");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    var command = (SignIn) edge.log.last().command();
    assertThat(command.getMatched()).isTrue();
    assertThat(command.getComparedWith()).isEqualTo(hash.getSalt());
    var tokens = json(answer);
    assertThat(tokens.path("customerId").textValue()).isEqualTo(CUSTOMER);
    assertThat(tokens.path("sessionId").textValue()).isEqualTo(command.getSessionId());
    assertThat(tokens.path("expiresIn").intValue()).isEqualTo(600);
    assertThat(
            identity
                .access()
                .read(tokens.path("accessToken").textValue())
                .map(AccessToken::signedIn))
        .contains(new SignedIn(CUSTOMER, credentials, command.getSessionId()));
    assertThat(identity.refresh().read(tokens.path("refreshToken").textValue()))
        .contains(new Place(credentials, command.getSessionId(), 1));
    var claims = SignedJWT.parse(tokens.path("accessToken").textValue()).getJWTClaimsSet();
    assertThat(claims.toString()).doesNotContain("ada");
    edge.post(STORE + "/sessions", SIGN_IN, "Idempotency-Key", "k1");
    assertThat(((SignIn) edge.log.last().command()).getSessionId())
        .isNotEqualTo(command.getSessionId());
  }

  /** The attack of a stranger who wants to know who has an account. */
  @ParameterizedTest
  @CsvSource({
    "Prefer, return=minimal",
    "Prefer, respond-async",
    "Prefer, wait=0",
    "If-Match, \"3-abc\"",
    "Idempotency-Key, chosen",
  })
  void whoHasNoAccountGetsTheAnswerOfAWrongPasswordAndNoSoonerWhateverIsAskedFor(
      String header, String value) {
    var wrong = signIn(EMAIL, "a wrong password");
    edge.log.refuses("unauthenticated", Map.of());
    long before = identity.passwords().begun();
    var unknown = edge.post(STORE + "/sessions", wrong, header, value);
    long hashedForUnknown = identity.passwords().begun() - before;
    var sentForUnknown = (SignIn) edge.log.last().command();
    edge.log.accepts();
    edge.shop.has(credentials, account(), session(1));

    var known = edge.post(STORE + "/sessions", wrong, header, value);

    assertThat(known.statusCode()).as(known.body()).isEqualTo(401);
    assertThat(visible(known)).isEqualTo(visible(unknown));
    assertThat(identity.passwords().begun() - before).isEqualTo(2 * hashedForUnknown);
    assertThat(hashedForUnknown).isEqualTo(1);
    assertThat(sentForUnknown.getMatched()).isFalse();
    assertThat(((SignIn) edge.log.last().command()).getMatched()).isFalse();
  }

  @Test
  void theRightPasswordOfALockedAccountReadsLikeAWrongOne() {
    edge.shop.has(credentials, account(), session(1));
    edge.log.accepts();
    var wrong = edge.post(STORE + "/sessions", signIn(EMAIL, "a wrong password"));
    edge.log.refuses("unauthenticated", Map.of());

    assertThat(visible(edge.post(STORE + "/sessions", SIGN_IN))).isEqualTo(visible(wrong));
  }

  @Test
  void aRefreshTokenIsChangedForTheNextOne() {
    edge.shop.has(credentials, account(), session(4));

    var answer = refresh(3);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (RefreshSession) edge.log.last().command();
    assertThat(command.getGeneration()).isEqualTo(3);
    assertThat(command.getSessionId()).isEqualTo(SESSION);
    assertThat(identity.refresh().read(json(answer).path("refreshToken").textValue()))
        .contains(new Place(credentials, SESSION, 4));
  }

  @Test
  void aReusedOneEndsTheSessionAndGivesNothing() {
    edge.shop.has(credentials, account());

    assertThat(refresh(3).statusCode()).isEqualTo(401);
  }

  @Test
  void aRefreshTokenThatIsNotOursReachesNothing() {
    var answer =
        edge.post(STORE + "/sessions/refresh", "{\"refreshToken\": \"" + "A".repeat(126) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "GET, /sessions",
    "DELETE, /sessions",
    "DELETE, /sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "POST, /sign-out",
    "POST, /password",
    "GET, /addresses",
    "PUT, /addresses/01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "DELETE, /addresses/01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "PUT, /preferences",
    "GET, /consents",
    "PUT, /consents/behaviour",
    "GET, /export",
    "POST, /erasure",
    "POST, /carts/cart_01ARZ3NDEKTSV4RRFFQ69G5FAV/merge",
  })
  void whatIsOnesOwnTakesAToken(String method, String path) {
    for (var header : new String[] {"Ikart-Customer", "Authorization"}) {
      var value = header.equals("Authorization") ? "Bearer x.y.z" : "cust_ada";
      var answer = edge.call(method, STORE + "/account" + path, null, header, value);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
      assertThat(edge.log.sent()).isEmpty();
    }
  }

  @Test
  void aTokenShowsItsOwnersAccountAndSessions() {
    edge.shop.has(CUSTOMER, customer());
    edge.shop.has(credentials, account(), session(2));

    assertThat(json(own("GET", "", null)).path("customerId").textValue()).isEqualTo(CUSTOMER);
    var sessions = json(own("GET", "/sessions", null)).path("sessions");
    assertThat(sessions).hasSize(1);
    assertThat(sessions.get(0).path("current").booleanValue()).isTrue();
    assertThat(sessions.get(0).path("startedAt").textValue()).isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void anAdministratorSaysWhatTheOwnerOfAnAccountMayDo() {
    var body = "{\"email\": \"Ada@Example.org\", \"roles\": [\"support\",\"analyst\",\"support\"]}";
    var admin = edge.identity.staff(Set.of(Role.ADMIN));

    var answer = edge.call("PUT", "/v1/admin/accounts/roles", body, "Authorization", admin);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (ChangeRoles) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(credentials);
    assertThat(command.getRoles()).containsExactly("analyst", "support");
    var king = body.replace("analyst", "king");
    assertThat(
            edge.call("PUT", "/v1/admin/accounts/roles", king, "Authorization", admin).statusCode())
        .isEqualTo(400);
  }

  @Test
  void tokensSayWhatTheirOwnerMayDo() {
    var clerk = Credentials.newBuilder(account()).setRoles(List.of("support", "king")).build();
    edge.shop.has(credentials, clerk);
    edge.log.acceptsAfter(
        sent ->
            edge.shop.has(credentials, clerk, part(((SignIn) sent.command()).getSessionId(), 1)));

    var tokens = json(edge.post(STORE + "/sessions", SIGN_IN));

    var bearer = "Bearer " + tokens.path("accessToken").textValue();
    assertThat(edge.get("/v1/admin/payments/review", "Authorization", bearer).statusCode())
        .isEqualTo(200);
    assertThat(edge.get("/v1/admin/webhooks", "Authorization", bearer).statusCode()).isEqualTo(403);
    assertThat(edge.get(STORE + "/account/sessions", "Authorization", bearer).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenIsForShoppingAndForNothingElse() {
    assertThat(edge.get("/v1/admin/webhooks", "Authorization", bearer(SESSION)).statusCode())
        .isEqualTo(403);
    edge.post(STORE + "/carts", "{\"currency\":\"GBP\"}", "Authorization", bearer(SESSION));
    assertThat(edge.log.last().command().get(0).toString()).contains(CUSTOMER);
  }

  @Test
  void whoSignsOutIsOutHereAtOnceAndOnOtherEdgesWhenTheLogSaysSo() {
    var here = Ids.ulid(11, 12);
    var there = Ids.ulid(13, 14);
    assertThat(as(here, "POST", "/sign-out", null).statusCode()).isEqualTo(204);
    var command = (EndSession) edge.log.last().command();
    assertThat(command.getSessionId()).isEqualTo(here);
    assertThat(command.getReason()).isEqualTo(SessionEnd.SIGNED_OUT);
    assertThat(as(here, "GET", "/sessions", null).statusCode()).isEqualTo(401);

    assertThat(as(there, "GET", "/sessions", null).statusCode()).isEqualTo(200);
    var meta = new EventMeta(credentials, 9L, "c", "c", "guest", NOON, NOON);
    edge.identity.happens(new SessionEnded(meta, there, SessionEnd.REVOKED));
    await().until(() -> as(there, "GET", "/sessions", null).statusCode() == 401);
  }

  @Test
  void oneSessionOrAllOthersCanBeEnded() {
    var other = Ids.ulid(15, 16);

    assertThat(own("DELETE", "/sessions/" + other, null).statusCode()).isEqualTo(204);
    assertThat(((EndSession) edge.log.last().command()).getSessionId()).isEqualTo(other);
    assertThat(own("DELETE", "/sessions", null).statusCode()).isEqualTo(204);
    assertThat(((EndOtherSessions) edge.log.last().command()).getSessionId()).isEqualTo(SESSION);
    assertThat(own("DELETE", "/sessions/nope", null).statusCode()).isEqualTo(404);
  }

  @Test
  void aPasswordIsChangedByWhoeverHasTheOneBefore() {
    edge.shop.has(credentials, account(), session(1));
    var body = "{\"current\": \"%s\", \"next\": \"another password\"}";

    assertThat(own("POST", "/password", body.formatted(PASSWORD)).statusCode()).isEqualTo(204);
    var command = (ChangePassword) edge.log.last().command();
    assertThat(command.getMatched()).isTrue();
    assertThat(command.getSessionId()).isEqualTo(SESSION);
    assertThat(matches("another password", command.getPassword())).isTrue();
    assertThat(own("POST", "/password", body.formatted("a guess")).statusCode()).isEqualTo(403);
    assertThat(((ChangePassword) edge.log.last().command()).getMatched()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/accounts, email, 7",
    "/accounts/forgotten, email, '\"nobody\"'",
    "/accounts/confirm, token, '\"x\"'",
    "/accounts/reset, password, '\"short\"'",
    "/sessions, password, '\"\"'",
    "/sessions/refresh, refreshToken, '\"x\"'",
  })
  void badInputNamesTheFieldAndRepeatsNothing(String path, String field, String value) {
    var answer = edge.post(STORE + path, "{\"" + field + "\": " + value + ", \"nope\": 1}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("field")).contains(field, "nope");
    assertThat(answer.body()).doesNotContain("short", "nobody");
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void theKeysThatVerifyArePublished() {
    var answer = edge.get("/.well-known/jwks.json");

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/jwk-set+json");
    assertThat(json(answer).path("keys").get(0).path("crv").textValue()).isEqualTo("Ed25519");
    assertThat(answer.body()).doesNotContain("\"d\"", TestIdentity.KEY);
  }

  /** All that a stranger sees of an answer but its trace. */
  private static String visible(HttpResponse<String> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("date", "idempotency-key"));
    return answer.statusCode()
        + " "
        + headers
        + " "
        + answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
  }

  private static HttpResponse<String> refresh(int generation) {
    var token = identity.refresh().of(new Place(credentials, SESSION, generation));
    return edge.post(STORE + "/sessions/refresh", "{\"refreshToken\": \"" + token + "\"}");
  }

  private static HttpResponse<String> own(String method, String path, String body) {
    return as(SESSION, method, path, body);
  }

  private static HttpResponse<String> as(String session, String method, String path, String body) {
    return edge.call(method, STORE + "/account" + path, body, "Authorization", bearer(session));
  }

  private static String bearer(String session) {
    return edge.identity.account(new SignedIn(CUSTOMER, credentials, session), Set.of());
  }

  private static String signIn(String email, String password) {
    return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
  }

  private static boolean matches(String password, PasswordHash against) {
    return identity.passwords().matches(credentials, password, Optional.of(against)).join();
  }

  private static Credentials account() {
    return Credentials.newBuilder()
        .setCustomerId(CUSTOMER)
        .setStatus(CredentialsStatus.CONFIRMED)
        .setContact(sealed())
        .setPassword(hash)
        .setFailures(NONE)
        .setLockedUntil(Instant.EPOCH)
        .setMails(NONE)
        .setSessions(1)
        .setNextAt(NOON)
        .build();
  }

  private static Customer customer() {
    return Customer.newBuilder()
        .setCustomerId(CUSTOMER)
        .setCredentialsId(credentials)
        .setContact(sealed())
        .setOpenedAt(NOON)
        .build();
  }

  private static Sealed sealed() {
    return new Sealed("key", ByteBuffer.wrap(new byte[] {1}));
  }

  private static QueryPart session(int generation) {
    return part(SESSION, generation);
  }

  private static QueryPart part(String id, int generation) {
    return edge.shop.part(id, new Session(id, generation, NOON, NOON, NOON, NOON));
  }
}
