package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Laws: one key in order and one at a time, keys side by side up to the limit, nobody starves. */
class LanesTest {

  private final Queue<Runnable> told = new ArrayDeque<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<Started> underWay = new ArrayList<>();
  private final Map<String, List<Integer>> startedByKey = new HashMap<>();

  private record Started(String key, CompletableFuture<Void> end) {}

  /** One instance serves all tries of a property. */
  @BeforeTry
  void forget() {
    told.clear();
    failures.clear();
    underWay.clear();
    startedByKey.clear();
  }

  @Property(tries = 300)
  void everythingRunsInTheOrderOfItsKey(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 6) Integer> keys,
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll Random random) {
    var lanes = new Lanes(limit, told::add, failures::add);
    var submitted = new HashMap<String, List<Integer>>();
    for (int number = 0; number < keys.size(); number++) {
      var key = "key" + keys.get(number);
      submitted.computeIfAbsent(key, none -> new ArrayList<>()).add(number);
      submit(lanes, key, number);
      if (random.nextBoolean()) {
        endOne(random);
      }
      assertSideBySide(limit);
    }
    while (!underWay.isEmpty()) {
      endOne(random);
      assertSideBySide(limit);
    }

    assertThat(startedByKey).isEqualTo(submitted);
    assertThat(failures).isEmpty();
  }

  private void submit(Lanes lanes, String key, int number) {
    lanes.submit(
        key,
        () -> {
          var end = new CompletableFuture<Void>();
          underWay.add(new Started(key, end));
          startedByKey.computeIfAbsent(key, none -> new ArrayList<>()).add(number);
          return end;
        });
  }

  private void endOne(Random random) {
    if (!underWay.isEmpty()) {
      underWay.remove(random.nextInt(underWay.size())).end.complete(null);
    }
    settle();
  }

  private void settle() {
    while (!told.isEmpty()) {
      told.remove().run();
    }
  }

  private void assertSideBySide(int limit) {
    assertThat(underWay).hasSizeLessThanOrEqualTo(limit);
    assertThat(underWay.stream().map(Started::key)).doesNotHaveDuplicates();
  }

  @Example
  void aStuckKeyHoldsNobodyElseBack() {
    var lanes = new Lanes(2, told::add, failures::add);
    submit(lanes, "stuck", 1);
    submit(lanes, "stuck", 2);
    submit(lanes, "quick", 3);
    submit(lanes, "quick", 4);

    underWay.remove(1).end.complete(null);
    settle();

    assertThat(startedByKey.get("stuck")).containsExactly(1);
    assertThat(startedByKey.get("quick")).containsExactly(3, 4);
  }

  @Example
  void nothingStartsBehindWorkThatFailed() {
    var lanes = new Lanes(2, told::add, failures::add);
    lanes.submit(
        "bad",
        () -> {
          throw new IllegalStateException("defect");
        });
    submit(lanes, "bad", 2);
    submit(lanes, "good", 3);
    settle();

    assertThat(failures).hasSize(1);
    assertThat(startedByKey).containsOnlyKeys("good");
  }
}
