package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One wire serves every thread of a process, from a cold start. */
class ManyThreadsTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 20;

  private final AvroWire wire = new AvroWire(new NumberedSchemas());

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void threadsDoNotMixTheirRecords() throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(THREADS);
    var start = new CountDownLatch(1);
    try {
      var running = new ArrayList<Future<Integer>>();
      for (int seed = 0; seed < THREADS; seed++) {
        running.add(threads.submit(roundTrips(seed, start)));
      }
      start.countDown();

      for (var thread : running) {
        assertThat(thread.get()).isEqualTo(ROUNDS * Subjects.all().size());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Integer> roundTrips(int seed, CountDownLatch start) {
    return () -> {
      var records = new RandomRecords(new Random(seed));
      var schemas = List.copyOf(Subjects.all().values());
      start.await();
      int same = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (var schema : schemas) {
          var sent = records.record(schema);
          same += wire.decode(wire.encode(sent)).equals(sent) ? 1 : 0;
        }
      }
      return same;
    };
  }
}
