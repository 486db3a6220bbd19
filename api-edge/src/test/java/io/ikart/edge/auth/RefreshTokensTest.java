package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.auth.RefreshTokens.Place;
import io.ikart.schemas.Ids;
import org.junit.jupiter.api.Test;

/** Refresh tokens: a place in a session, which nobody else can make. */
class RefreshTokensTest {

  private static final String NEW = "1".repeat(64);
  private static final String OLD = "2".repeat(64);
  private static final Place PLACE =
      new Place(Ids.credentials(Ids.ulid(1, 2)), Ids.ulid(-3, 4), 1_234_567_890);

  private final RefreshTokens tokens = new RefreshTokens(TokenKeys.of(NEW));

  @Test
  void aPlaceAlwaysHasTheSameTokenAndTheTokenNamesIt() {
    assertThat(tokens.of(PLACE)).isEqualTo(tokens.of(PLACE)).matches("[A-Za-z0-9_-]{126}");
    assertThat(tokens.read(tokens.of(PLACE))).contains(PLACE);
  }

  @Test
  void noOtherTokenNamesAPlace() {
    var token = tokens.of(PLACE);
    for (int at = 0; at < token.length() - 1; at++) {
      var changed = token.charAt(at) == 'A' ? 'B' : 'A';
      assertThat(tokens.read(token.substring(0, at) + changed + token.substring(at + 1)))
          .as("character %d", at)
          .isEmpty();
    }
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("?".repeat(126))).isEmpty();
  }

  @Test
  void aTokenOfTheKeyBeforeIsReadWhileThatIsKept() {
    var before = new RefreshTokens(TokenKeys.of(OLD)).of(PLACE);

    assertThat(new RefreshTokens(TokenKeys.of(NEW + "," + OLD)).read(before)).contains(PLACE);
    assertThat(tokens.read(before)).isEmpty();
  }
}
