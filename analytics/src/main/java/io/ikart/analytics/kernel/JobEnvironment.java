package io.ikart.analytics.kernel;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How every job runs: checkpointed exactly once, kept for a restart, no type left to guesswork. */
public final class JobEnvironment {

  /** How long a record may wait between two operators for others to travel with. */
  private static final Duration TRAVEL_TOGETHER = Duration.ofMillis(20);

  private JobEnvironment() {}

  /** An environment on the cluster that runs the main method, or a local one. */
  public static StreamExecutionEnvironment open(JobSettings settings) {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration(settings));
  }

  /** The configuration of a job; where state is kept is the cluster's to say. */
  public static Configuration configuration(JobSettings settings) {
    return new Configuration()
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval())
        .set(
            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
            ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
        .set(ExecutionOptions.BUFFER_TIMEOUT, TRAVEL_TOGETHER)
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(PipelineOptions.GENERIC_TYPES, false);
  }
}
