package io.ikart.bench;

import io.ikart.tools.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How far a job has read, by what each of its sources has committed: with every checkpoint it says
 * where it stood when the checkpoint began.
 */
final class JobProgress {

  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(25);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Admin admin;
  private final String job;

  /** A partition as one of the job's sources reads it. */
  record Reading(String group, TopicPartition partition) {}

  /**
   * @param job its name in the list of jobs
   */
  JobProgress(Admin admin, String job) {
    this.admin = admin;
    this.job = job;
  }

  /** First offset that was not read yet, by source and partition. */
  Map<Reading, Long> now() throws ExecutionException, InterruptedException {
    var positions = new HashMap<Reading, Long>();
    var asked =
        groups().stream()
            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    if (asked.isEmpty()) {
      return positions;
    }
    admin
        .listConsumerGroupOffsets(asked)
        .all()
        .get()
        .forEach(
            (group, offsets) ->
                offsets.forEach(
                    (partition, position) -> {
                      if (position != null) {
                        positions.put(new Reading(group, partition), position.offset());
                      }
                    }));
    return positions;
  }

  /**
   * Waits until it has read everything there is: nothing moves any more.
   *
   * @throws TimeoutException when it does not come to an end
   */
  Map<Reading, Long> settled() throws InterruptedException, TimeoutException, IOException {
    var last = new HashMap<Reading, Long>();
    long[] sinceNanos = {System.nanoTime()};
    new Patience(LONGEST)
        .until(
            job + " has read everything",
            () -> {
              var now = nowOrFail();
              if (!now.equals(last)) {
                last.clear();
                last.putAll(now);
                sinceNanos[0] = System.nanoTime();
              }
              return !now.isEmpty() && System.nanoTime() - sinceNanos[0] > SETTLED_NANOS;
            });
    return last;
  }

  private Map<Reading, Long> nowOrFail() throws InterruptedException, IOException {
    try {
      return now();
    } catch (ExecutionException e) {
      throw new IOException("the groups of " + job + " cannot be read", e.getCause());
    }
  }

  /** Forgets how far it has read. The job itself never asks: its own state says where it stands. */
  void forget() throws InterruptedException, ExecutionException {
    for (var group : groups()) {
      try {
        admin.deleteConsumerGroups(List.of(group)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  private Set<String> groups() throws InterruptedException, ExecutionException {
    return admin.listGroups().all().get().stream()
        .map(GroupListing::groupId)
        .filter(group -> group.startsWith("ikart-analytics-" + job + "-"))
        .collect(Collectors.toSet());
  }
}
