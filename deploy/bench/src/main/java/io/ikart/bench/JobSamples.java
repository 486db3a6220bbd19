package io.ikart.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job that reads the log from its beginning was seen to have done, checkpoint by checkpoint.
 * What counts lies between the first checkpoint, when everything runs, and the last before the end,
 * so that starting and waiting for the last checkpoint are left out.
 */
final class JobSamples {

  private static final double NANOS_A_SECOND = 1e9;
  private static final double MILLIS_A_SECOND = 1e3;
  private static final int FEWEST = 3;

  private final List<Sample> samples = new ArrayList<>();

  /**
   * What was seen when a checkpoint was complete.
   *
   * @param nanos when
   * @param share how much of all there is to read had been read, 0 to 1
   * @param jobCpuMs CPU time the TaskManager had used
   * @param searchCpuMs CPU time Elasticsearch had used
   * @param documents documents Elasticsearch had indexed
   */
  record Sample(long nanos, double share, long jobCpuMs, long searchCpuMs, long documents) {}

  /** Adds what was seen now, unless the job had not come further. */
  void add(Sample sample) {
    if (samples.isEmpty() || last().share() < sample.share()) {
      samples.add(sample);
    }
  }

  /** Share of what there is to read that had been read when last seen. */
  double share() {
    return samples.isEmpty() ? 0 : last().share();
  }

  /** Why they say nothing; empty when they do. */
  Optional<String> tooFew() {
    var counted = counted();
    return counted.size() >= FEWEST
        ? Optional.empty()
        : Optional.of("%d checkpoints on the way: the log is too short".formatted(counted.size()));
  }

  /**
   * Rates by name.
   *
   * @param events how many there are to read
   */
  Map<String, Double> figures(long events) {
    var counted = counted();
    var first = counted.get(0);
    var last = counted.get(counted.size() - 1);
    double seconds = (last.nanos() - first.nanos()) / NANOS_A_SECOND;
    double read = (last.share() - first.share()) * events;
    long documents = last.documents() - first.documents();
    var figures = new TreeMap<String, Double>();
    figures.put("events", (double) events);
    figures.put("measuredSeconds", seconds);
    figures.put("eventsPerSecond", read / seconds);
    addPerCore(figures, "eventsPerCoreSecond", read, last.jobCpuMs() - first.jobCpuMs());
    if (documents > 0) {
      figures.put("documentsPerSecond", documents / seconds);
      addPerCore(
          figures,
          "documentsPerSearchCoreSecond",
          documents,
          last.searchCpuMs() - first.searchCpuMs());
    }
    return figures;
  }

  /** Nothing where the processes are not on this machine. */
  private static void addPerCore(
      Map<String, Double> figures, String name, double done, long cpuMs) {
    if (cpuMs > 0) {
      figures.put(name, done / (cpuMs / MILLIS_A_SECOND));
    }
  }

  private List<Sample> counted() {
    return samples.stream().filter(sample -> sample.share() < 1).toList();
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }
}
