package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceMetricsTest {

  private static final String PAGE =
      """
      # HELP ikart_restored_records_total Records read
      # TYPE ikart_restored_records_total counter
      ikart_restored_records_total{store="checkout-state"} 1200.0
      ikart_restored_records_total{store="stock-state"} 34.0
      ikart_restore_began 1.7E12
      ikart_restore_began_other 5
      """;

  @Test
  void addsUpAMetricOverItsLabelsAndTakesNoOtherForIt() {
    assertThat(InstanceMetrics.sumOf("ikart_restored_records_total", PAGE)).isEqualTo(1_234);
    assertThat(InstanceMetrics.sumOf("ikart_restore_began", PAGE)).isEqualTo(1.7e12);
    assertThat(InstanceMetrics.sumOf("nothing", PAGE)).isZero();
  }
}
