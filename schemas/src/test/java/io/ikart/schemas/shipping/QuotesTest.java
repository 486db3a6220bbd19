package io.ikart.schemas.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesTest {

  private static final ShippingRates TABLE =
      new ShippingRates(
          "GBP",
          1L,
          List.of(
              new ShippingZone("home", List.of("GB")),
              new ShippingZone("near", List.of("IE", "FR")),
              new ShippingZone("far", List.of("*"))),
          List.of(
              rate("home", "standard", 20_000, 895),
              rate("home", "standard", 1_000, 395),
              rate("home", "standard", 2_000, 495),
              rate("home", "express", 1_000, 795),
              rate("near", "standard", 1_000, 995),
              rate("far", "standard", 1_000, 1_995)));

  private static ShippingRate rate(String zone, String service, long maxG, long pence) {
    var price = new Money(pence, "GBP");
    return new ShippingRate(zone, service, service, "post", service, maxG, price);
  }

  private static List<Long> prices(String country, long weightG) {
    return Quotes.of(TABLE.getZones(), TABLE.getRates(), country, weightG).stream()
        .map(rate -> rate.getPrice().getAmount())
        .toList();
  }

  @Test
  void everyServiceHasThePriceOfTheLightestBandThatCarriesTheCart() {
    assertThat(prices("GB", 0)).containsExactly(395L, 795L);
    assertThat(prices("GB", 1_000)).containsExactly(395L, 795L);
    assertThat(prices("GB", 1_001)).containsExactly(495L);
    assertThat(prices("GB", 2_001)).containsExactly(895L);
    assertThat(prices("GB", 20_001)).isEmpty();
  }

  @Test
  void aCountryThatNoZoneNamesIsInTheZoneOfTheStar() {
    assertThat(prices("FR", 10)).containsExactly(995L);
    assertThat(prices("NZ", 10)).containsExactly(1_995L);
    assertThat(Quotes.of(List.of(), TABLE.getRates(), "NZ", 10)).isEmpty();
  }

  @Test
  void oneServiceIsFoundByItsName() {
    assertThat(Quotes.of(TABLE, "GB", 500, "express")).isPresent();
    assertThat(Quotes.of(TABLE, "GB", 1_500, "express")).isEmpty();
    assertThat(Quotes.of(TABLE, "GB", 500, "balloon")).isEmpty();
  }
}
