package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ikart.edge.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tokens of another issuer count: the test is that issuer. */
class ExternalIssuerTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private String issuer;
  private volatile String says;
  private volatile List<ECKey> keys;
  private volatile boolean down;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    says = issuer;
    keys = List.of(key("first"));
    server.createContext("/realm/.well-known/openid-configuration", this::document);
    server.createContext("/realm/keys", this::keys);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void document(HttpExchange exchange) throws IOException {
    var text = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(says, issuer);
    answer(exchange, text);
  }

  private void keys(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    answer(exchange, new JWKSet(List.copyOf(keys)).toString(true));
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(down ? 500 : 200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static ECKey key(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private ExternalIssuer reader(Duration pause) {
    var plan =
        new IssuerPlan(
            URI.create(issuer),
            "shop",
            "at+jwt",
            JWSAlgorithm.ES256,
            "realm.roles",
            Map.of("clerks", Role.SUPPORT, "all", Role.SHOPPER));
    return new ExternalIssuer(
        plan, InstantSource.fixed(NOON), new DiscoveredKeys(URI.create(issuer)), pause);
  }

  private ExternalIssuer reader() {
    return reader(ExternalIssuer.PAUSE);
  }

  private String token(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    return token("at+jwt", JWSAlgorithm.ES256, new ECDSASigner(key), key.getKeyID(), change);
  }

  private String token(
      String type,
      JWSAlgorithm algorithm,
      JWSSigner signer,
      String keyId,
      UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    var header =
        new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).keyID(keyId).build();
    var jwt = new SignedJWT(header, change.apply(claims()).build());
    jwt.sign(signer);
    return jwt.serialize();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("shop")
        .subject("ada")
        .issueTime(Date.from(NOON))
        .expirationTime(Date.from(NOON.plusSeconds(3_600)))
        .claim("realm", Map.of("roles", List.of("clerks", "kings")));
  }

  private String good() throws Exception {
    return token(keys.get(0), claims -> claims);
  }

  @Test
  void aTokenSaysWhoAndWhatTheyMayDoHere() throws Exception {
    var reader = reader();

    var said = reader.read(good()).orElseThrow();
    var again = reader.read(token(keys.get(0), claims -> claims.jwtID("2"))).orElseThrow();
    var other = reader.read(token(keys.get(0), claims -> claims.subject("bob"))).orElseThrow();

    assertThat(said.roles()).containsExactly(Role.SUPPORT);
    assertThat(said.subject()).startsWith("cust_").isEqualTo(again.subject());
    assertThat(other.subject()).isNotEqualTo(said.subject());
    assertThat(said.signedIn()).isNull();
    assertThat(said.expiresAt()).isEqualTo(NOON.plus(AccessTokens.LIFE));
    assertThat(asked).hasValue(1);
  }

  @Test
  void rolesMayBeAListOrWordsAndWhatMeansNothingHereIsNothing() throws Exception {
    var words = token(keys.get(0), claims -> claims.claim("realm", Map.of("roles", "all clerks")));
    var none = token(keys.get(0), claims -> claims.claim("realm", "clerks"));

    assertThat(reader().read(words).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.SHOPPER, Role.SUPPORT);
    assertThat(reader().read(none).orElseThrow().roles()).isEmpty();
  }

  @Test
  void issuerAudienceTypeAlgorithmAndTimesAreRequired() throws Exception {
    var reader = reader();
    var key = keys.get(0);
    var signer = new ECDSASigner(key);
    var past = Date.from(NOON.minusSeconds(60));
    var later = Date.from(NOON.plusSeconds(60));

    assertThat(reader.read(good())).isPresent();
    assertThat(reader.read(token(key, claims -> claims.issuer("https://x")))).isEmpty();
    assertThat(reader.read(token(key, claims -> claims.audience("other")))).isEmpty();
    assertThat(reader.read(token(key, claims -> claims.expirationTime(past)))).isEmpty();
    assertThat(reader.read(token(key, claims -> claims.notBeforeTime(later)))).isEmpty();
    for (var name : new String[] {"sub", "iat", "exp", "aud", "iss"}) {
      assertThat(reader.read(token(key, claims -> claims.claim(name, null)))).as(name).isEmpty();
    }
    assertThat(reader.read(token("JWT", JWSAlgorithm.ES256, signer, "first", claims -> claims)))
        .isEmpty();
    assertThat(reader.read(new PlainJWT(claims().build()).serialize())).isEmpty();
    assertThat(reader.read("x.y.z")).isEmpty();
  }

  /** The public key as a secret: the classic confusion of algorithms. */
  @Test
  void anotherAlgorithmDoesNotCountWhateverItsKey() throws Exception {
    var signer = new MACSigner(keys.get(0).toPublicJWK().toJSONString());

    var token = token("at+jwt", JWSAlgorithm.HS256, signer, "first", claims -> claims);

    assertThat(reader().read(token)).isEmpty();
  }

  @Test
  void aKeyThatIsNotTheirsDoesNotCountUnderTheNameOfOne() throws Exception {
    assertThat(reader().read(token(key("first"), claims -> claims))).isEmpty();
  }

  @Test
  void aNewKeyIsFoundWhenATokenNamesIt() throws Exception {
    var reader = reader(Duration.ofMillis(1));
    assertThat(reader.read(good())).isPresent();

    keys = List.of(key("second"));

    assertThat(reader.read(good())).isPresent();
    assertThat(asked).hasValue(2);
  }

  @Test
  void keysThatNobodyHasAreNotAskedForAgainAndAgain() throws Exception {
    var reader = reader();
    assertThat(reader.read(good())).isPresent();

    for (int i = 0; i < 50; i++) {
      assertThat(reader.read(token(key("made up " + i), claims -> claims))).isEmpty();
    }

    assertThat(asked.get()).isLessThanOrEqualTo(3);
    assertThat(reader.read(good())).isPresent();
  }

  @Test
  void aDocumentOfAnotherIssuerIsNotBelieved() {
    says = "https://other.example";

    assertThatThrownBy(() -> reader().read(good())).isInstanceOf(ProblemException.class);
  }

  @Test
  void whileTheIssuerIsAwayNobodyIsToldThatTheirTokenIsWrong() throws Exception {
    var reader = reader();
    assertThat(reader.read(good())).isPresent();
    down = true;

    assertThat(reader.read(good())).isPresent();
    assertThatThrownBy(() -> reader().read(good()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
  }
}
