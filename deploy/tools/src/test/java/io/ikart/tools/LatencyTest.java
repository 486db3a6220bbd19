package io.ikart.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void givesPercentilesInMilliseconds() {
    var latency = new Latency();
    for (int ms = 1; ms <= 1_000; ms++) {
      latency.record(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    var json = latency.json();

    assertThat(json.get("count").asLong()).isEqualTo(1_000);
    assertThat(json.get("p50Ms").asDouble()).isCloseTo(500, within(1.0));
    assertThat(json.get("p99Ms").asDouble()).isCloseTo(990, within(1.0));
    assertThat(json.get("maxMs").asDouble()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void isZeroWithoutMeasurements() {
    assertThat(new Latency().millisAt(99)).isZero();
  }
}
