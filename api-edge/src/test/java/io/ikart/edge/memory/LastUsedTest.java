package io.ikart.edge.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastUsedTest {

  @Test
  void forgetsWhatWasNotUsedForLongest() {
    var remembered = new LastUsed<String, Integer>(2);
    remembered.put("a", 1);
    remembered.put("b", 2);
    assertThat(remembered.get("a")).isEqualTo(1);

    remembered.put("c", 3);

    assertThat(remembered).containsOnlyKeys("a", "c");
  }
}
