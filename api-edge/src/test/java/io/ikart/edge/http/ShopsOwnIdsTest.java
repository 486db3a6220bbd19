package io.ikart.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A SKU or an offer id is its own partition key: none is taken for an id that holds one. */
class ShopsOwnIdsTest {

  @ParameterizedTest
  @EnumSource(names = {"SKU", "OFFER_ID"})
  void beginWithNothingThatHoldsAKey(Formats format) {
    for (var prefix : Ids.keyedWithin()) {
      for (var rest : List.of("", "1", "prod_tea", Ids.ulid(1, 1), Ids.ulid(1, 1) + "-1")) {
        assertThat(format.matches(prefix + rest)).as(prefix + rest).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SKU", "OFFER_ID"})
  void mayBeAnythingElse(Formats format) {
    for (var id : List.of("85123A", "carton", "cart", "prod_tea", "CART_1", "a.order_1", "_")) {
      assertThat(format.matches(id)).as(id).isTrue();
      assertThat(Ids.partitionKey(id)).isEqualTo(id);
    }
  }
}
