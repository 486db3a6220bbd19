package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.bench.JobSamples.Sample;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts of a job's way through the log. */
class JobSamplesTest {

  private static final long EVENTS = 1_000;

  private final JobSamples samples = new JobSamples();

  @Test
  void ratesLieBetweenTheFirstCheckpointAndTheLastBeforeTheEnd() {
    samples.add(new Sample(seconds(10), 0.2, 5_000, 1_000, 50));
    samples.add(new Sample(seconds(12), 0.4, 6_000, 1_500, 100));
    samples.add(new Sample(seconds(14), 0.6, 7_000, 2_000, 150));
    samples.add(new Sample(seconds(30), 1, 30_000, 30_000, 300));

    assertThat(samples.tooFew()).isEmpty();
    assertThat(samples.figures(EVENTS))
        .containsEntry("events", 1_000.0)
        .containsEntry("measuredSeconds", 4.0)
        .hasEntrySatisfying("eventsPerSecond", rate -> assertThat(rate).isBetween(99.9, 100.1))
        .hasEntrySatisfying("eventsPerCoreSecond", rate -> assertThat(rate).isBetween(199.9, 200.1))
        .containsEntry("documentsPerSecond", 25.0)
        .containsEntry("documentsPerSearchCoreSecond", 100.0);
  }

  @Test
  void aCheckpointThatShowsNothingNewIsNoSample() {
    samples.add(new Sample(seconds(10), 0.2, 0, 0, 0));
    samples.add(new Sample(seconds(12), 0.2, 0, 0, 0));
    samples.add(new Sample(seconds(14), 0.6, 0, 0, 0));

    assertThat(samples.tooFew()).isPresent();
    assertThat(samples.share()).isEqualTo(0.6);
  }

  @Test
  void whereProcessesAreElsewhereNothingIsSaidOfCores() {
    samples.add(new Sample(seconds(10), 0.2, 0, 0, 0));
    samples.add(new Sample(seconds(12), 0.4, 0, 0, 0));
    samples.add(new Sample(seconds(14), 0.6, 0, 0, 0));

    assertThat(samples.figures(EVENTS))
        .containsOnlyKeys("events", "measuredSeconds", "eventsPerSecond");
  }

  private static long seconds(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
