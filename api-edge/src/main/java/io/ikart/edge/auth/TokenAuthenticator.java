package io.ikart.edge.auth;

import io.ikart.edge.http.Formats;
import io.ikart.edge.problem.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Believes bearer tokens, as long as what they were given for goes on, and tokens of carts. Who
 * shows neither is anybody.
 */
public final class TokenAuthenticator implements Authenticator {

  /** Request header with the customer for whom staff ask. */
  public static final String CUSTOMER_HEADER = "Ikart-Customer";

  private static final String BEARER = "Bearer ";
  private static final Set<Role> ANYBODY = Set.of(Role.ANYBODY);
  private static final Set<Role> MAY_ACT_FOR_CUSTOMERS = Set.of(Role.SUPPORT, Role.ADMIN);

  private final TokenReader tokens;
  private final Revocations revocations;
  private final CartTokens carts;
  private final StaffNetworks staff;

  public TokenAuthenticator(
      TokenReader tokens, Revocations revocations, CartTokens carts, StaffNetworks staff) {
    this.tokens = tokens;
    this.revocations = revocations;
    this.carts = carts;
    this.staff = staff;
  }

  @Override
  public Principal authenticate(UnaryOperator<String> header, String address) {
    var guest = guestIn(header.apply(CartTokens.HEADER));
    var principal = principal(header.apply("Authorization"), guest, address);
    var customer = header.apply(CUSTOMER_HEADER);
    return customer == null ? principal : actingFor(customer, principal);
  }

  private Principal principal(String authorization, String guest, String address) {
    if (isBearer(authorization)) {
      return bearer(authorization, guest, address);
    }
    return guest.isEmpty()
        ? Principal.anonymous(ANYBODY, address)
        : new Principal(guest, ANYBODY, guest, guest, null, address);
  }

  private String guestIn(String token) {
    return token == null
        ? ""
        : CartTokens.guestOf(carts.read(token).orElseThrow(Access::unauthenticated));
  }

  /** Another scheme is for whoever asks for it, and says nothing here. */
  private static boolean isBearer(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  private Principal bearer(String authorization, String guest, String address) {
    var said =
        tokens
            .read(authorization.substring(BEARER.length()).strip())
            .filter(this::goesOn)
            .orElseThrow(Access::invalidToken);
    var roles = EnumSet.of(Role.ANYBODY);
    roles.addAll(said.roles());
    if (said.signedIn() != null) {
      roles.add(Role.SIGNED_IN);
    }
    if (!staff.admit(address)) {
      roles.removeAll(Role.OF_STAFF);
    }
    var customer = said.roles().contains(Role.SHOPPER) ? said.subject() : "";
    return new Principal(said.subject(), roles, customer, guest, said.signedIn(), address);
  }

  private boolean goesOn(AccessToken said) {
    return said.signedIn() == null || !revocations.contains(said.signedIn().sessionId());
  }

  private static Principal actingFor(String customer, Principal staff) {
    if (!staff.isOneOf(MAY_ACT_FOR_CUSTOMERS)) {
      throw Access.refused(staff);
    }
    if (!Formats.CUSTOMER_ID.matches(customer)) {
      throw Problem.invalid(CUSTOMER_HEADER, "must be " + Formats.CUSTOMER_ID.expected())
          .asException();
    }
    return new Principal(
        staff.id(), staff.roles(), customer, staff.guest(), staff.signedIn(), staff.address());
  }
}
