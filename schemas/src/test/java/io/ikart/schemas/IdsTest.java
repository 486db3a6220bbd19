package io.ikart.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final String ULID = "01JD9ZTZ5X8Q4M3K2N1H0GFEDC";

  @Property
  void any128BitsAreACanonicalUlid(@ForAll long high, @ForAll long low) {
    var ulid = Ids.ulid(high, low);

    assertThat(ulid).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    assertThat(Ids.isValid(Ids.cart(ulid), "cart_", false)).isTrue();
  }

  @Property
  void differentBitsAreDifferentUlidsInTheSameOrder(
      @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
    int order = unsigned(high, low).compareTo(unsigned(otherHigh, otherLow));

    int ulids = Ids.ulid(high, low).compareTo(Ids.ulid(otherHigh, otherLow));

    assertThat(Integer.signum(ulids)).isEqualTo(order);
  }

  @Test
  void theEndsOfTheRange() {
    assertThat(Ids.ulid(0, 0)).isEqualTo("00000000000000000000000000");
    assertThat(Ids.ulid(-1, -1)).isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  }

  @Property
  void cartOrdersAndPaymentsShareAPartition(
      @ForAll long high, @ForAll long low, @ForAll @IntRange(min = 1, max = 999) int attempt) {
    var ulid = Ids.ulid(high, low);
    var cart = Ids.cart(ulid);
    var order = Ids.order(cart, attempt);
    var payment = Ids.payment(order);

    assertThat(List.of(cart, order, payment)).extracting(Ids::partitionKey).containsOnly(ulid);
    assertThat(Ids.isValid(order, "order_", true)).isTrue();
    assertThat(Ids.isValid(payment, "pay_", true)).isTrue();
    assertThat(Ids.cartOf(order)).isEqualTo(cart);
    assertThat(Ids.cartOf(payment)).isEqualTo(cart);
  }

  @Test
  void shipmentsAndReturnsAreNumberedWithinTheirOrder() {
    var order = "order_" + ULID + "-2";
    var shipment = Ids.shipment(order, 13);
    var returned = Ids.returned(order, 1);

    assertThat(shipment).isEqualTo("ship_" + ULID + "-2-13");
    assertThat(Ids.isOfOrder(shipment, "ship_")).isTrue();
    assertThat(Ids.isOfOrder(returned, "ret_")).isTrue();
    assertThat(List.of(shipment, returned)).extracting(Ids::partitionKey).containsOnly(ULID);
    assertThat(Ids.refund(returned, 2)).isEqualTo(returned + ":2");
    for (var id : List.of(order, "ship_" + ULID + "-2", "ship_" + ULID + "-2-0", "ret_1-1")) {
      assertThat(Ids.isOfOrder(id, "ship_")).as(id).isFalse();
    }
  }

  @Property
  void anyOtherIdIsItsOwnKey(@ForAll long number) {
    for (var id : List.of("85123A-" + number, "prod_" + number, "offer_" + number)) {
      assertThat(Ids.partitionKey(id)).isEqualTo(id);
    }
  }

  @Test
  void reviewsShareTheKeyOfTheirProduct() {
    assertThat(Ids.reviews("prod_TEA")).isEqualTo("rev_prod_TEA");
    assertThat(Ids.partitionKey(Ids.reviews("prod_TEA"))).isEqualTo("prod_TEA");
    assertThat(Ids.partitionKey("rev_1")).as("no reviews").isEqualTo("rev_1");
  }

  @Test
  void whatIsNoIdIsNotValid() {
    assertThat(Ids.isValid("cart_" + ULID, "cart_", false)).isTrue();
    for (var id :
        List.of(
            "",
            "cart_",
            ULID,
            "order_" + ULID,
            "cart_" + ULID.toLowerCase(java.util.Locale.ROOT),
            "cart_8" + ULID.substring(1),
            "cart_" + ULID.replace('J', 'I'),
            "cart_" + ULID + "0",
            "cart_" + ULID + "\n",
            "cart_" + ULID + "-1")) {
      assertThat(Ids.isValid(id, "cart_", false)).as(id).isFalse();
    }
    assertThat(Ids.isValid(null, "cart_", false)).isFalse();
  }

  @Test
  void anAttemptIsANumberFrom1To999() {
    assertThat(Ids.isValid("order_" + ULID + "-1", "order_", true)).isTrue();
    assertThat(Ids.isValid("order_" + ULID + "-999", "order_", true)).isTrue();
    for (var attempt : List.of("", "-", "-0", "-01", "-1000", "-1x", "--1")) {
      assertThat(Ids.isValid("order_" + ULID + attempt, "order_", true)).as(attempt).isFalse();
    }
  }

  @Test
  void anIdTooShortForAUlidIsRefused() {
    assertThatThrownBy(() -> Ids.partitionKey("cart_1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cart_1");
  }

  private static BigInteger unsigned(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(Long.SIZE)
        .add(new BigInteger(Long.toUnsignedString(low)));
  }
}
