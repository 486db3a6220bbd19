package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.ikart.edge.auth.RefreshTokens.Place;
import io.ikart.schemas.Ids;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The key that signs tokens is changed on one edge after another, as SECURITY.md has it. */
class KeyRotationTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  private static final SignedIn ADA = new SignedIn("cust_ada", "cred_ada", "session");
  private static final Place PLACE = new Place(Ids.credentials(Ids.ulid(1, 2)), Ids.ulid(3, 4), 5);
  private static final String CART = Ids.ulid(7, 8);
  private static final String OLD = "1".repeat(64);
  private static final String NEW = "2".repeat(64);

  /** What edges are told, one after another: those of two steps run at the same time. */
  private static final List<TokenKeys> STEPS =
      List.of(
          TokenKeys.of(OLD),
          TokenKeys.of(OLD + "," + NEW),
          TokenKeys.of(NEW + "," + OLD),
          TokenKeys.of(NEW));

  @Test
  void edgesOfStepsThatFollowEachOtherBelieveEachOther() throws ParseException {
    for (int step = 1; step < STEPS.size(); step++) {
      believes(STEPS.get(step - 1), STEPS.get(step));
      believes(STEPS.get(step), STEPS.get(step - 1));
    }
  }

  /** Why the old key stays for as long as what it signed counts. */
  @Test
  void withTheOldKeyGoesWhatItSigned() {
    var before = tokens(STEPS.get(1)).issue(ADA, Set.of(), "1");

    assertThat(tokens(STEPS.get(2)).read(before)).isPresent();
    assertThat(tokens(STEPS.get(3)).read(before)).isEmpty();
    var refresh = new RefreshTokens(STEPS.get(1)).of(PLACE);
    assertThat(new RefreshTokens(STEPS.get(3)).read(refresh)).isEmpty();
    var cart = new CartTokens(STEPS.get(1)).of(CART);
    assertThat(new CartTokens(STEPS.get(3)).read(cart)).isEmpty();
  }

  private static void believes(TokenKeys making, TokenKeys reading) throws ParseException {
    var token = tokens(making).issue(ADA, Set.of(), "1");
    assertThat(tokens(reading).read(token).orElseThrow().signedIn()).isEqualTo(ADA);
    var kid = SignedJWT.parse(token).getHeader().getKeyID();
    assertThat(JWKSet.parse(reading.publicSet()).getKeyByKeyId(kid)).as(kid).isNotNull();

    var refresh = new RefreshTokens(making).of(PLACE);
    assertThat(new RefreshTokens(reading).read(refresh)).contains(PLACE);
    var cart = new CartTokens(making).of(CART);
    assertThat(new CartTokens(reading).read(cart)).contains(CART);
  }

  private static AccessTokens tokens(TokenKeys keys) {
    return new AccessTokens(keys, "urn:shop", MachineClients.of(""), NOON);
  }
}
