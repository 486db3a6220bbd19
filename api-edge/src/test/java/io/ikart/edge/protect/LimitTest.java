package io.ikart.edge.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {

  @Test
  void eachIsCountedApartAndNotMoreAreRememberedThanThereIsRoomFor() {
    var limit = new Limit("any", 2, Duration.ofHours(1));

    assertThat(limit.count("a").getRemainingTokens()).isEqualTo(1);
    assertThat(limit.count("a").isConsumed()).isTrue();
    assertThat(limit.count("a").isConsumed()).isFalse();
    assertThat(limit.count("b").isConsumed()).isTrue();
    for (int i = 0; i < 30_000; i++) {
      limit.count("other " + i);
    }
    assertThat(limit.size()).isEqualTo(20_000);
    assertThat(limit.policy()).isEqualTo("\"any\";q=2;w=3600");
  }
}
