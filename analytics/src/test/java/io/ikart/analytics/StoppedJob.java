package io.ikart.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;

/**
 * A job that was stopped half way through a story; what it knew then is checked in. A job that
 * cannot go on from there would forget all it knows when it is next released: the test fails, and
 * so must the release. With {@code -Dikart.freeze=true} the story's first half is played again, and
 * what the job knows then takes the place of what was checked in.
 */
public final class StoppedJob {

  private static final Path SAVEPOINTS = Path.of("src/test/savepoints");
  private static final String SAVEPOINT = "_metadata";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Builds a job over a story. */
  @FunctionalInterface
  public interface Pipeline {
    void build(Story story);
  }

  private final Path kept;
  private final Pipeline pipeline;

  private StoppedJob(Path kept, Pipeline pipeline) {
    this.kept = kept;
    this.pipeline = pipeline;
  }

  /**
   * @param name under which what it knew is checked in
   */
  public static StoppedJob of(String name, Pipeline pipeline) throws Exception {
    var job = new StoppedJob(SAVEPOINTS.resolve(name), pipeline);
    if (Boolean.getBoolean("ikart.freeze")) {
      job.stopHalfWay();
    }
    return job;
  }

  /**
   * A job of a build that nobody can play again; what it knew is never renewed.
   *
   * @param name under which what it knew is checked in
   */
  public static StoppedJob ofEarlierBuild(String name, Pipeline pipeline) {
    return new StoppedJob(SAVEPOINTS.resolve(name), pipeline);
  }

  /** A cluster that tells quickly what its jobs have counted. */
  public static MiniClusterExtension cluster() {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .setConfiguration(
                new Configuration()
                    .set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(200)))
            .build());
  }

  /** Plays the second half on top of what was known; waits until all of these rows are shown. */
  public void goesOnAndShows(String... rows) throws Exception {
    assertThat(kept.resolve(SAVEPOINT)).as("what the job knew").exists();
    var from = new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, uri(kept));
    var story = new Story(environment(from));
    var job = start(story);
    var shown = new ArrayList<String>();
    try {
      await()
          .atMost(LONGEST)
          .untilAsserted(
              () -> {
                shown.clear();
                shown.addAll(counted(job, Story.ROWS));
                assertThat(shown).contains(rows);
              });
    } finally {
      if (!job.getJobStatus().get().isGloballyTerminalState()) {
        job.cancel().get();
      }
    }
  }

  private void stopHalfWay() throws Exception {
    var folder = Files.createTempDirectory("savepoint");
    var story = new Story(environment(new Configuration()));
    var job = start(story);
    await().atMost(LONGEST).until(() -> counted(job, Story.TOLD).size() == story.firstHalf());
    var written =
        await().atMost(LONGEST).ignoreExceptions().until(() -> stop(job, folder), Objects::nonNull);
    Files.createDirectories(kept);
    Files.copy(
        Path.of(URI.create(written)).resolve(SAVEPOINT),
        kept.resolve(SAVEPOINT),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Fails while the job is still starting. */
  private static String stop(JobClient job, Path folder) throws Exception {
    return job.stopWithSavepoint(false, uri(folder), SavepointFormatType.CANONICAL).get();
  }

  private JobClient start(Story story) throws Exception {
    pipeline.build(story);
    return story.environment().executeAsync();
  }

  private static StreamExecutionEnvironment environment(Configuration from) {
    var environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            from.set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                .set(PipelineOptions.GENERIC_TYPES, false)
                // All of it in one file.
                .set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1)));
    environment.setParallelism(1);
    return environment;
  }

  /** What the job has counted; the reason why it failed, when it did. */
  private static List<String> counted(JobClient job, String prefix) throws Exception {
    if (job.getJobStatus().get() == JobStatus.FAILED) {
      job.getJobExecutionResult().get();
    }
    Map<String, Object> counts = job.getAccumulators().get();
    var found = new ArrayList<String>();
    counts.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            ((List<?>) values).forEach(value -> found.add(String.valueOf(value)));
          }
        });
    return found;
  }

  private static String uri(Path folder) {
    return folder.toAbsolutePath().toUri().toString();
  }
}
