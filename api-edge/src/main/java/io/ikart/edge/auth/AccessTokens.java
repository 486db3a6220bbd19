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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Access tokens: JSON Web Tokens of one kind (RFC 9068), signed by EdDSA and by nothing else.
 * Algorithm, type, key, issuer, audience and time are all checked (RFC 8725). Thread safe.
 */
public final class AccessTokens implements TokenReader {

  /** For so long a token counts. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** The audience of every token: the edges of this shop. */
  static final String AUDIENCE = "ikart";

  /** The program that tokens of accounts are given to: no client may be called so. */
  static final String STORE = "store";

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String SESSION = "sid";
  private static final String CREDENTIALS = "cred";
  private static final String CLIENT = "client_id";
  private static final String SCOPE = "scope";
  private static final int LONGEST = 2_048;
  private static final int CLOCK_SKEW_SECONDS = 10;

  private final TokenKeys keys;
  private final String issuer;
  private final MachineClients clients;
  private final InstantSource clock;
  private final JWSSigner signer;
  private final Map<String, Ed25519Verifier> verifiers = new HashMap<>();
  private final DefaultJWTClaimsVerifier<SecurityContext> claims;

  /**
   * @param issuer names the shop in its tokens; the same on every edge
   * @param clients programs that may have tokens; those of others do not count
   */
  public AccessTokens(TokenKeys keys, String issuer, MachineClients clients, InstantSource clock) {
    this.clients = clients;
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
          Set.of("sub", "iat", "exp", "jti", CLIENT, SCOPE));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /**
   * A new token of an account.
   *
   * @param roles what its owner may do beside shopping
   */
  public String issue(SignedIn who, Set<Role> roles, String tokenId) {
    var all = EnumSet.of(Role.SHOPPER);
    all.addAll(roles);
    return signed(
        saying(who.customerId(), STORE, all, tokenId)
            .claim(SESSION, who.sessionId())
            .claim(CREDENTIALS, who.credentialsId())
            .build());
  }

  /**
   * A new token of a program.
   *
   * @param roles what it wants to do, of what it may
   */
  public String issue(MachineClient client, Set<Role> roles, String tokenId) {
    return signed(saying(client.subject(), client.id(), roles, tokenId).build());
  }

  private JWTClaimsSet.Builder saying(
      String subject, String client, Set<Role> roles, String tokenId) {
    var now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject(subject)
        .claim(CLIENT, client)
        .claim(SCOPE, scope(roles))
        .jwtID(tokenId)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFE)));
  }

  /** Roles as a token says them. */
  public static String scope(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
  }

  private String signed(JWTClaimsSet said) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(TYPE)
            .keyID(keys.pairs().get(0).getKeyID())
            .build();
    var jwt = new SignedJWT(header, said);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("an Ed25519 key signs everything", e);
    }
    return jwt.serialize();
  }

  @Override
  public Optional<AccessToken> read(String token) {
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
      return said.getStringClaim(CLIENT).equals(STORE) ? ofAccount(said) : ofProgram(said);
    } catch (ParseException | BadJWTException | JOSEException e) {
      return Optional.empty(); // why it does not count is nobody's business
    }
  }

  private static Optional<AccessToken> ofAccount(JWTClaimsSet said) throws ParseException {
    var credentials = said.getStringClaim(CREDENTIALS);
    var session = said.getStringClaim(SESSION);
    if (credentials == null || session == null) {
      return Optional.empty();
    }
    var roles = rolesIn(said);
    roles.add(Role.SHOPPER);
    var who = new SignedIn(said.getSubject(), credentials, session);
    return Optional.of(token(said, roles, who));
  }

  /** What a program may no longer do its tokens do not let it do either. */
  private Optional<AccessToken> ofProgram(JWTClaimsSet said) throws ParseException {
    var roles = rolesIn(said);
    return clients
        .find(said.getStringClaim(CLIENT))
        .filter(client -> client.subject().equals(said.getSubject()))
        .filter(client -> client.roles().containsAll(roles))
        .map(client -> token(said, roles, null));
  }

  private static AccessToken token(JWTClaimsSet said, Set<Role> roles, SignedIn who) {
    return new AccessToken(said.getSubject(), roles, who, said.getExpirationTime().toInstant());
  }

  private static Set<Role> rolesIn(JWTClaimsSet said) throws ParseException {
    var roles = EnumSet.noneOf(Role.class);
    for (var word : said.getStringClaim(SCOPE).split(" ", -1)) {
      Role.ofStaff(word).ifPresent(roles::add);
    }
    return roles;
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
