package io.ikart.bench.baseline.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServicesTest {

  private static final ShopOrder ORDER =
      new ShopOrder("o1", 7, ShopOrder.State.CREATED, "tea", 2, 350);

  @Test
  void everyServiceIsAnApplicationOfItsOwn() {
    assertThat(ServicesMain.services())
        .containsOnlyKeys("orders", "inventory", "fraud", "details", "aggregator");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var found = new Validation("o1", Validation.Check.FRAUD, true);
    var spent = Spending.NOTHING.plus(ORDER);

    var order = Wire.ORDER.serializer().serialize("any", ORDER);
    var validation = Wire.VALIDATION.serializer().serialize("any", found);
    var spending = Wire.SPENDING.serializer().serialize("any", spent);

    assertThat(Wire.ORDER.deserializer().deserialize("any", order)).isEqualTo(ORDER);
    assertThat(Wire.VALIDATION.deserializer().deserialize("any", validation)).isEqualTo(found);
    assertThat(Wire.SPENDING.deserializer().deserialize("any", spending)).isEqualTo(spent);
  }

  @Test
  void twoSessionsThatAreOneAddUp() {
    var both = Spending.NOTHING.plus(ORDER).plus(Spending.NOTHING.plus(ORDER));

    assertThat(both).isEqualTo(new Spending("o1", 1_400));
    assertThat(Spending.NOTHING.plus(ORDER).plus(Spending.NOTHING).lastOrderId()).isEqualTo("o1");
  }

  @Test
  void anOrderOfNothingDoesNotPass() {
    assertThat(DetailsService.look(ORDER).passed()).isTrue();
    assertThat(
            DetailsService.look(new ShopOrder("o2", 7, ShopOrder.State.CREATED, "tea", 0, 350))
                .passed())
        .isFalse();
  }

  @Test
  void onlyWhatTheServicesMadeIsTakenAway() {
    assertThat(ServicesTopicsAdmin.isOurs("bench-p5-orders")).isTrue();
    assertThat(ServicesTopicsAdmin.isOurs("order.events")).isFalse();
  }
}
