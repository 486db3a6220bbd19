package io.ikart.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Access tokens of an OpenID Connect issuer elsewhere. Issuer, audience, type and algorithm are
 * pinned by configuration; keys are found by discovery, remembered, and asked for again when a
 * token names one that is not known, but not more often than the pause allows. Thread safe.
 */
public final class ExternalIssuer implements TokenReader {

  /** Between two questions for keys, whatever tokens come. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(10);
  private static final Duration WITHOUT_ISSUER = Duration.ofHours(1);
  private static final int LONGEST = 8_192;
  private static final int CLOCK_SKEW_SECONDS = 10;
  private static final int RETRY_SECONDS = 5;

  private final IssuerPlan plan;
  private final InstantSource clock;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  public ExternalIssuer(IssuerPlan plan, InstantSource clock) {
    this(plan, clock, new DiscoveredKeys(plan.issuer()), PAUSE);
  }

  /**
   * @param keys are asked for
   * @param pause between two questions
   */
  ExternalIssuer(
      IssuerPlan plan, InstantSource clock, JWKSetSource<SecurityContext> keys, Duration pause) {
    this.plan = plan;
    this.clock = clock;
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(plan.type())));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(plan.algorithm(), remembered(keys, pause)));
    var claims = new AtClock(plan, clock);
    claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  private static JWKSource<SecurityContext> remembered(
      JWKSetSource<SecurityContext> keys, Duration pause) {
    return JWKSourceBuilder.create(keys)
        .cache(KEYS_KEPT.toMillis(), LONGEST_QUESTION.toMillis())
        .refreshAheadCache(false)
        .rateLimited(pause.toMillis())
        .outageTolerant(WITHOUT_ISSUER.toMillis())
        .build();
  }

  /** Requires issuer, audience, and what is needed of a token here. */
  private static final class AtClock extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    AtClock(IssuerPlan plan, InstantSource clock) {
      super(
          plan.audience(),
          new JWTClaimsSet.Builder().issuer(plan.issuer().toString()).build(),
          Set.of("sub", "iat", "exp"));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  @Override
  public Optional<AccessToken> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      return plan.issuer().toString().equals(jwt.getJWTClaimsSet().getIssuer())
          ? Optional.of(said(processor.process(jwt, null)))
          : Optional.empty();
    } catch (ParseException | BadJOSEException | RateLimitReachedException e) {
      return Optional.empty(); // why it does not count is nobody's business
    } catch (JOSEException e) {
      throw Problem.unavailable("Who issued this token does not answer now", RETRY_SECONDS)
          .asException();
    }
  }

  /** It counts no longer than one of ours: what changes elsewhere is noticed by then. */
  private AccessToken said(JWTClaimsSet claims) {
    var ours = clock.instant().plus(AccessTokens.LIFE);
    var theirs = claims.getExpirationTime().toInstant();
    return new AccessToken(
        customerOf(claims.getSubject()), rolesIn(claims), null, earlier(ours, theirs));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The same for the same subject, for ever, and no other customer's. */
  private String customerOf(String subject) {
    var hash = ByteBuffer.wrap(sha256(plan.issuer() + "\n" + subject));
    return Ids.customer(Ids.ulid(hash.getLong(), hash.getLong()));
  }

  private Set<Role> rolesIn(JWTClaimsSet claims) {
    var roles = EnumSet.noneOf(Role.class);
    for (var word : words(claims.getClaims())) {
      var role = plan.roles().get(word);
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }

  private List<String> words(Map<String, Object> claims) {
    Object found = claims;
    for (var name : plan.rolesClaim().split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    if (found instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return found instanceof String text ? Arrays.asList(text.split(" ", -1)) : List.of();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
