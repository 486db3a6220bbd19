package io.ikart.edge.auth;

import java.util.EnumSet;
import java.util.function.UnaryOperator;

/**
 * Believes bearer tokens of this shop, as long as their session goes on. Who brings none is for
 * another authenticator.
 */
public final class TokenAuthenticator implements Authenticator {

  private static final String BEARER = "Bearer ";

  private final AccessTokens tokens;
  private final Revocations revocations;
  private final Authenticator otherwise;

  /**
   * @param otherwise finds out who asks without a token
   */
  public TokenAuthenticator(AccessTokens tokens, Revocations revocations, Authenticator otherwise) {
    this.tokens = tokens;
    this.revocations = revocations;
    this.otherwise = otherwise;
  }

  @Override
  public Principal authenticate(UnaryOperator<String> header, String address) {
    var given = header.apply("Authorization");
    if (given == null) {
      return otherwise.authenticate(header, address);
    }
    if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw Access.unauthenticated();
    }
    var who =
        tokens
            .read(given.substring(BEARER.length()).strip())
            .filter(signedIn -> !revocations.contains(signedIn.sessionId()))
            .orElseThrow(Access::unauthenticated);
    var id = who.customerId();
    return new Principal(id, EnumSet.of(Role.SHOPPER, Role.SIGNED_IN), id, "", who, address);
  }
}
