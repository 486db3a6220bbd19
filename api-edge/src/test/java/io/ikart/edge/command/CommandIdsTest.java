package io.ikart.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

  private static final String ROUTE = "POST /v1/store/carts/{cartId}/lines";

  @Test
  void theSameWishHasTheSameIdEverywhere() {
    var id = CommandIds.of("cust_ada", ROUTE, "cart_1", "key");

    assertThat(id)
        .matches("[0-9a-f]{32}")
        .isEqualTo(CommandIds.of("cust_ada", ROUTE, "cart_1", "key"));
  }

  @Test
  void everyPartOfTheWishCountsAndPartsDoNotRunTogether() {
    assertThat(CommandIds.of("a", "bc", "d", "e"))
        .isNotEqualTo(CommandIds.of("ab", "c", "d", "e"))
        .isNotEqualTo(CommandIds.of("a", "bc", "d", "f"))
        .isNotEqualTo(CommandIds.of("a", "bc", "x", "e"));
  }

  @Test
  void whatACommandCreatesHasAValidId() {
    var highest = "f".repeat(32);

    assertThat(Ids.isValid(Ids.cart(CommandIds.ulidOf(highest)), "cart_", false)).isTrue();
    assertThat(CommandIds.ulidOf("0".repeat(32))).isEqualTo("0".repeat(26));
  }

  @Test
  void theFingerprintKnowsTheBodyAndThePath() {
    var body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(CommandIds.fingerprint(body, "/a"))
        .isEqualTo(CommandIds.fingerprint(body, "/a"))
        .isNotEqualTo(CommandIds.fingerprint(body, "/b"))
        .isNotEqualTo(CommandIds.fingerprint(new byte[0], "/a"));
  }
}
