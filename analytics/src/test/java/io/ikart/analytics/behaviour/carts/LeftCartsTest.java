package io.ikart.analytics.behaviour.carts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.behaviour.carts.CartFact.Kind;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.behaviour.AbandonedCart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which carts count as left, and what brings a shopper back. */
class LeftCartsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private KeyedOneInputStreamOperatorTestHarness<String, CartFact, AbandonedCart> carts;
  private long version;

  @BeforeEach
  void open() throws Exception {
    carts = Harnesses.of(new LeftCarts(), CartFact::cartId, AvroType.records(AbandonedCart.class));
  }

  @AfterEach
  void close() throws Exception {
    carts.close();
  }

  @Test
  void aCartWithSomethingInItIsLeftAfterAnHour() throws Exception {
    tell(Kind.OPENED, NOON, "", 0);
    tell(Kind.LINE_SET, NOON.plusSeconds(60), "TEA:450", 900);
    tell(Kind.LINE_SET, NOON.plusSeconds(90), "CUP:999", 999);
    pass(Duration.ofMinutes(60));
    assertThat(rows()).isEmpty();

    pass(Duration.ofMinutes(62));

    assertThat(rows()).hasSize(1);
    assertThat(rows().get(0).getAbandoned()).isTrue();
    assertThat(rows().get(0).getValue()).isEqualTo(1_899);
    assertThat(rows().get(0).getLines()).isEqualTo(2);
    assertThat(rows().get(0).getCustomerId()).isEqualTo("cust_ada");
  }

  @Test
  void anEmptyCartIsNot() throws Exception {
    tell(Kind.OPENED, NOON, "", 0);
    tell(Kind.LINE_SET, NOON, "TEA:450", 900);
    tell(Kind.LINE_REMOVED, NOON, "TEA:450", 0);
    pass(Duration.ofDays(1));

    assertThat(rows()).isEmpty();
    assertThat(carts.numEventTimeTimers()).isZero();
  }

  @Test
  void aShopperWhoComesBackTakesItBackUnderAGreaterRevision() throws Exception {
    tell(Kind.OPENED, NOON, "", 0);
    tell(Kind.LINE_SET, NOON, "TEA:450", 900);
    pass(Duration.ofHours(2));

    tell(Kind.CHECKED_OUT, NOON.plus(Duration.ofHours(3)), "", 0);

    assertThat(rows()).extracting(AbandonedCart::getAbandoned).containsExactly(true, false);
    assertThat(rows().get(1).getRevision()).isGreaterThan(rows().get(0).getRevision());
  }

  @Test
  void aCartThatEndsLeavesNothingBehind() throws Exception {
    tell(Kind.OPENED, NOON, "", 0);
    tell(Kind.LINE_SET, NOON, "TEA:450", 900);
    tell(Kind.CHECKED_OUT, NOON.plusSeconds(1), "", 0);
    tell(Kind.ENDED, NOON.plusSeconds(2), "", 0);

    assertThat(carts.numKeyedStateEntries()).isZero();
    assertThat(carts.numEventTimeTimers()).isZero();
    pass(Duration.ofDays(1));
    assertThat(rows()).isEmpty();
  }

  private void tell(Kind kind, Instant at, String offer, long value) throws Exception {
    version++;
    var fact =
        new CartFact("cart_1", kind, version, at.toEpochMilli(), "cust_ada", offer, value, "GBP");
    carts.processElement(fact, fact.atMs());
  }

  private void pass(Duration since) throws Exception {
    carts.processWatermark(NOON.plus(since).toEpochMilli());
  }

  private List<AbandonedCart> rows() {
    return carts.extractOutputValues();
  }
}
