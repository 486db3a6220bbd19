package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PatienceTest {

  @Test
  void waitsLongerEachTimeWithinBoundsAndStartsOverAfterASuccess() {
    var patience = new Patience();

    var waits = LongStream.generate(patience::nextMs).limit(12).boxed().toList();
    patience.restore();

    assertThat(waits).isSorted().startsWith(100L, 200L, 400L).endsWith(10_000L);
    assertThat(patience.nextMs()).isEqualTo(Patience.FIRST_MS);
  }
}
