package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which access tokens count: RFC 8725, attack by attack. */
class AccessTokensTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NEW = "1".repeat(64);
  private static final String OLD = "2".repeat(64);
  private static final SignedIn ADA = new SignedIn("cust_ada", "cred_ada", "session");

  private static final String HASH = "0".repeat(64);
  private static final MachineClients CLIENTS = MachineClients.of("robot:analyst+support:" + HASH);

  private final TokenKeys keys = TokenKeys.of(NEW);
  private final AccessTokens tokens = at(keys, NOON);

  private static AccessTokens at(TokenKeys keys, Instant now) {
    return new AccessTokens(keys, "urn:shop", CLIENTS, InstantSource.fixed(now));
  }

  @Test
  void aTokenSaysWhoIsSignedInWhereForTenMinutes() {
    var token = tokens.issue(ADA, Set.of(), "1");

    assertThat(who(tokens, token)).contains(ADA);
    assertThat(who(at(keys, NOON.plusSeconds(10 * 60)), token)).contains(ADA);
    assertThat(at(keys, NOON.plusSeconds(10 * 60 + 11)).read(token)).isEmpty();
  }

  @Test
  void theKeyBeforeVerifiesAndTheNewOneSigns() throws ParseException {
    var before = at(TokenKeys.of(OLD), NOON).issue(ADA, Set.of(), "1");
    var both = TokenKeys.of(NEW + "," + OLD);

    assertThat(who(at(both, NOON), before)).contains(ADA);
    assertThat(at(keys, NOON).read(before)).isEmpty();
    assertThat(keys.pairs().get(0).getKeyID())
        .isEqualTo(
            SignedJWT.parse(at(both, NOON).issue(ADA, Set.of(), "2")).getHeader().getKeyID());
  }

  @Test
  void thePublishedKeysVerifyAndSayNothingOfThePrivateOnes() throws ParseException {
    var published = TokenKeys.of(NEW + "," + OLD).publicSet();

    assertThat(JWKSet.parse(published).getKeys())
        .hasSize(2)
        .noneMatch(key -> key.isPrivate())
        .allMatch(key -> key.getAlgorithm().equals(JWSAlgorithm.EdDSA));
    assertThat(published).doesNotContain("\"d\"");
    assertThat(keys.toString()).doesNotContain(NEW);
  }

  @Test
  void oneChangedCharacterAnywhereAndItDoesNotCount() {
    var token = tokens.issue(ADA, Set.of(), "1");
    for (int at = 0; at < token.length() - 1; at++) {
      var changed = token.charAt(at) == 'A' ? 'B' : 'A';
      if (token.charAt(at) != '.') {
        assertThat(tokens.read(token.substring(0, at) + changed + token.substring(at + 1)))
            .as("character %d", at)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "..", "eyJhbGciOiJub25lIn0..", "\u0000"})
  void whatIsNoTokenDoesNotCount(String text) {
    assertThat(tokens.read(text)).isEmpty();
    assertThat(tokens.read("a".repeat(3_000))).isEmpty();
  }

  @Test
  void anUnsignedTokenDoesNotCount() throws ParseException {
    var claims = SignedJWT.parse(tokens.issue(ADA, Set.of(), "1")).getJWTClaimsSet();

    assertThat(tokens.read(new PlainJWT(claims).serialize())).isEmpty();
  }

  /** The public key as a secret: the classic confusion of algorithms. */
  @Test
  void aTokenOfAnotherAlgorithmDoesNotCountWhateverItsKey() throws Exception {
    var pair = keys.pairs().get(0);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(pair.getKeyID())
            .build();

    assertThat(tokens.read(signed(header, new MACSigner(pair.getDecodedX()), claims -> claims)))
        .isEmpty();
  }

  @Test
  void theTypeIssuerAudienceAndEveryClaimOfOursAreRequired() throws Exception {
    assertThat(who(tokens, ours("at+jwt", claims -> claims))).contains(ADA);
    assertThat(tokens.read(ours("JWT", claims -> claims))).isEmpty();
    assertThat(tokens.read(ours("at+jwt", claims -> claims.issuer("urn:other")))).isEmpty();
    assertThat(tokens.read(ours("at+jwt", claims -> claims.audience("other")))).isEmpty();
    for (var name :
        new String[] {
          "sub", "iat", "exp", "jti", "sid", "cred", "iss", "aud", "client_id", "scope"
        }) {
      assertThat(tokens.read(ours("at+jwt", claims -> claims.claim(name, null))))
          .as(name)
          .isEmpty();
    }
    var later = Date.from(NOON.plusSeconds(60));
    assertThat(tokens.read(ours("at+jwt", claims -> claims.notBeforeTime(later)))).isEmpty();
  }

  @Test
  void aTokenOfAnotherShopsKeyDoesNotCountThoughItNamesOurs() throws Exception {
    var other = TokenKeys.of(OLD).pairs().get(0);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(keys.pairs().get(0).getKeyID())
            .jwk(other.toPublicJWK())
            .build();

    assertThat(tokens.read(signed(header, new Ed25519Signer(other), claims -> claims))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "zz", "1,2"})
  void keysThatAreNoneAreRefusedAndNotShown(String hex) {
    assertThatThrownBy(() -> TokenKeys.of(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTokenSaysWhatItsOwnerMayDo() {
    var plain = tokens.issue(ADA, Set.of(), "1");
    var staff = tokens.issue(ADA, Set.of(Role.SUPPORT, Role.ANALYST), "1");

    assertThat(tokens.read(plain).orElseThrow().roles()).containsExactly(Role.SHOPPER);
    assertThat(tokens.read(staff).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.SHOPPER, Role.SUPPORT, Role.ANALYST);
  }

  @Test
  void aProgramsTokenCountsWhileTheProgramMayDoWhatItSays() {
    var robot = CLIENTS.find("robot").orElseThrow();
    var token = tokens.issue(robot, Set.of(Role.ANALYST), "1");

    var said = tokens.read(token).orElseThrow();
    assertThat(said.subject()).isEqualTo("client_robot");
    assertThat(said.roles()).containsExactly(Role.ANALYST);
    assertThat(said.signedIn()).isNull();
    for (var others : new String[] {"", "robot:admin:" + HASH, "other:analyst:" + HASH}) {
      assertThat(
              new AccessTokens(
                      keys, "urn:shop", MachineClients.of(others), InstantSource.fixed(NOON))
                  .read(token))
          .isEmpty();
    }
  }

  private static Optional<SignedIn> who(AccessTokens tokens, String token) {
    return tokens.read(token).map(AccessToken::signedIn);
  }

  private static String utf8(String encoded) {
    return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private String ours(String type, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    var pair = keys.pairs().get(0);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(new JOSEObjectType(type))
            .keyID(pair.getKeyID())
            .build();
    return signed(header, new Ed25519Signer(pair), change);
  }

  private String signed(
      JWSHeader header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    var payload = tokens.issue(ADA, Set.of(), "1").split("\\.", -1)[1];
    var claims = JWTClaimsSet.parse(utf8(payload));
    var jwt = new SignedJWT(header, change.apply(new JWTClaimsSet.Builder(claims)).build());
    jwt.sign(signer);
    return jwt.serialize();
  }
}
