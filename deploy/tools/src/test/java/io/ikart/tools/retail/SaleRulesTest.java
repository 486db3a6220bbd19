package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaleRulesTest {

  @Test
  void sellsGoodsAndWhatIsChargedWithThem() {
    assertThat(bucket(aLine())).isEqualTo(Bucket.SOLD);
    assertThat(bucket(aLine().of("POST").at("18.00"))).isEqualTo(Bucket.SOLD);
    assertThat(bucket(aLine().units(100_000))).isEqualTo(Bucket.SOLD);
    assertThat(bucket(aLine().at("2.550"))).isEqualTo(Bucket.SOLD);
  }

  @Test
  void setsTheRestAsideForOneReasonEach() {
    assertThat(bucket(aLine().on("C536379").units(-1))).isEqualTo(Bucket.CANCELLED_INVOICE);
    assertThat(bucket(aLine().on("A563185"))).isEqualTo(Bucket.ACCOUNTING_ENTRY);
    assertThat(bucket(aLine().units(-3).at("0"))).isEqualTo(Bucket.NEGATIVE_QUANTITY);
    assertThat(bucket(aLine().units(0))).isEqualTo(Bucket.ZERO_QUANTITY);
    assertThat(bucket(aLine().at("0.0"))).isEqualTo(Bucket.ZERO_PRICE);
    assertThat(bucket(aLine().at("-11062.06"))).isEqualTo(Bucket.NEGATIVE_PRICE);
    assertThat(bucket(aLine().at("0.001"))).isEqualTo(Bucket.FRACTION_OF_A_PENNY);
    assertThat(bucket(aLine().units(100_001))).isEqualTo(Bucket.QUANTITY_OVER_LIMIT);
  }

  private static Bucket bucket(Lines line) {
    return SaleRules.bucketOf(line.line());
  }
}
