package io.ikart.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Access tokens: JSON Web Tokens of one kind (RFC 9068), signed by EdDSA and by nothing else.
 * Algorithm, type, key, issuer, audience and time are all checked (RFC 8725). Thread safe.
 */
public final class AccessTokens {

  /** For so long a token counts. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** The audience of every token: the edges of this shop. */
  static final String AUDIENCE = "ikart";

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String SESSION = "sid";
  private static final String CREDENTIALS = "cred";
  private static final int LONGEST = 2_048;
  private static final int CLOCK_SKEW_SECONDS = 10;

  private final TokenKeys keys;
  private final String issuer;
  private final InstantSource clock;
  private final JWSSigner signer;
  private final Map<String, Ed25519Verifier> verifiers = new HashMap<>();
  private final DefaultJWTClaimsVerifier<SecurityContext> claims;

  /**
   * @param issuer names the shop in its tokens; the same on every edge
   */
  public AccessTokens(TokenKeys keys, String issuer, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
    this.claims = new AtClock(issuer, clock);
    this.claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    try {
      this.signer = new Ed25519Signer(keys.pairs().get(0));
      for (var pair : keys.pairs()) {
        verifiers.put(pair.getKeyID(), new Ed25519Verifier(pair.toPublicJWK()));
      }
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not Ed25519 keys", e);
    }
  }

  /** Requires issuer and audience, and everything this shop puts into a token. */
  private static final class AtClock extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    AtClock(String issuer, InstantSource clock) {
      super(
          AUDIENCE,
          new JWTClaimsSet.Builder().issuer(issuer).build(),
          Set.of("sub", "iat", "exp", "jti", SESSION, CREDENTIALS));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /** A new token. */
  public String issue(SignedIn who, String tokenId) {
    var now = clock.instant();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(TYPE)
            .keyID(keys.pairs().get(0).getKeyID())
            .build();
    var jwt =
        new SignedJWT(
            header,
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(who.customerId())
                .claim(SESSION, who.sessionId())
                .claim(CREDENTIALS, who.credentialsId())
                .claim("client_id", "store")
                .claim("scope", "shopper")
                .jwtID(tokenId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("an Ed25519 key signs everything", e);
    }
    return jwt.serialize();
  }

  /** Who a token names; empty when it is not one that counts now. */
  public Optional<SignedIn> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      if (!isSigned(jwt)) {
        return Optional.empty();
      }
      var said = jwt.getJWTClaimsSet();
      claims.verify(said, null);
      return Optional.of(
          new SignedIn(
              said.getSubject(), said.getStringClaim(CREDENTIALS), said.getStringClaim(SESSION)));
    } catch (ParseException | BadJWTException | JOSEException e) {
      return Optional.empty(); // why it does not count is nobody's business
    }
  }

  /** The header may choose among our keys, and nothing else. */
  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    var verifier = verifiers.get(header.getKeyID());
    return verifier != null
        && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        && TYPE.equals(header.getType())
        && jwt.verify(verifier);
  }
}
