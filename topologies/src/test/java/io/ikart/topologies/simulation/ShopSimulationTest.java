package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole shop under a seeded scheduler: records delayed, reordered and delivered twice, random
 * shoppers, time that passes, applications that die. A failing seed prints the command that replays
 * it; {@code -Dikart.seeds=1000} runs longer, {@code -Dikart.steps=20000} makes each story longer.
 */
class ShopSimulationTest {

  private static final int SEEDS = Integer.getInteger("ikart.seeds", 16);
  private static final int STEPS = Integer.getInteger("ikart.steps", 2_500);

  @TempDir Path stateDir;

  @Test
  void everyLawHoldsWhateverHappens() {
    var one = Long.getLong("ikart.seed");
    var outcomes = new TreeMap<String, Integer>();
    long first = one == null ? 1 : one;
    long last = one == null ? SEEDS : one;
    for (long seed = first; seed <= last; seed++) {
      run(seed).forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
    }
    if (one == null) {
      assertThat(outcomes)
          .as("every way an order can end")
          .containsKeys("CONFIRMED", "ON_HOLD", "REJECTED", "EXPIRED", "CANCELLED", "COMPLETED");
    }
  }

  private TreeMap<String, Integer> run(long seed) {
    try (var story = new Story(seed)) {
      return new TreeMap<>(story.run(STEPS, stateDir));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          ("seed %d fails; replay it with: mvn -pl topologies test -Dtest=ShopSimulationTest"
                  + " -Dikart.seed=%d -Dikart.steps=%d")
              .formatted(seed, seed, STEPS),
          e);
    }
  }
}
