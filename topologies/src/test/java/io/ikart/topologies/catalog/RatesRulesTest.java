package io.ikart.topologies.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.shipping.ShippingZone;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesRulesTest {

  private static final ShippingZone HOME = new ShippingZone("home", List.of("GB"));

  private final PureAggregate<ShippingTable> table =
      new PureAggregate<>(RatesDecider.RATES, "rates_GBP");

  private static ShippingRate rate(String zone, long maxG, long amount, String currency) {
    return new ShippingRate(
        zone, "standard", "Standard", "", "", maxG, new Money(amount, currency));
  }

  private Decision set(List<ShippingZone> zones, ShippingRate... rates) {
    return table.handle(meta -> new SetShippingRates(meta, "GBP", zones, List.of(rates)));
  }

  @Test
  void aTableIsReplacedAsAWholeAndTheSameAgainIsNoNews() {
    set(List.of(HOME), rate("home", 1_000, 395, "GBP"));
    set(List.of(HOME), rate("home", 1_000, 395, "GBP"));
    set(List.of(HOME), rate("home", 1_000, 0, "GBP"));

    assertThat(table.events(ShippingRatesSet.class)).hasSize(2);
    assertThat(table.root().getRates().get(0).getPrice().getAmount()).isZero();
  }

  @Test
  void whatCouldNotBeQuotedIsRefusedByItsPlace() {
    refused(set(List.of(HOME), rate("away", 1_000, 395, "GBP")), "rates[0].zone");
    refused(set(List.of(HOME), rate("home", 1_000, 395, "EUR")), "rates[0].price.currency");
    refused(set(List.of(HOME), rate("home", 1_000, -1, "GBP")), "rates[0].price.amount");
    refused(set(List.of(HOME), rate("home", -1, 1, "GBP")), "rates[0].maxWeightG");
    refused(
        set(List.of(HOME), rate("home", 9, 1, "GBP"), rate("home", 9, 2, "GBP")),
        "rates[1].maxWeightG");
    refused(set(List.of(HOME, HOME)), "zones[1].zone");
    refused(
        set(List.of(HOME, new ShippingZone("again", List.of("FR", "GB")))), "zones[1].countries");
    assertThat(table.root()).isNull();
  }

  private static void refused(Decision decision, String field) {
    assertThat(decision.isRefused()).isTrue();
    assertThat(decision.details()).containsOnlyKeys(field);
  }
}
