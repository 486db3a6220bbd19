package io.ikart.bench;

import io.ikart.bench.JobProgress.Reading;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** One job that forgets what it knows and reads the log from its beginning to where it stood. */
final class JobRerun {

  private static final String SEARCH = "search";
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final ToolsSettings settings;
  private final IndexedDocuments documents;
  private final String job;
  private final JobProgress progress;
  private final ProcessCpu cpu;
  private final Launcher launcher = Launcher.ofThisShop();
  private long events;

  JobRerun(ToolsSettings settings, Admin admin, IndexedDocuments documents, String job) {
    this.settings = settings;
    this.documents = documents;
    this.job = job;
    this.progress = new JobProgress(admin, job);
    this.cpu = new ProcessCpu(settings.home());
  }

  /** Events it reads, those that two of its sources read counted twice. After {@link #measure}. */
  long events() {
    return events;
  }

  /** Runs it, and says what was seen. */
  JobSamples measure(Contender.Progress progressed)
      throws InterruptedException, TimeoutException, IOException, ExecutionException {
    var goal = progress.settled();
    events = events(goal);
    progressed.say("%s: reading %,d events again", job, events);
    launcher.forgetJob(job);
    progress.forget();
    if (job.equals(SEARCH)) {
      documents.delete();
    }
    launcher.startJob(job);
    var samples = new JobSamples();
    var patience = new Patience(LONGEST);
    patience.until(job + " has read everything again", () -> sampled(goal, samples) >= 1);
    return samples;
  }

  private long events(Map<Reading, Long> goal) throws TimeoutException {
    var ends =
        goal.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().partition(), Map.Entry::getValue, Math::max));
    var readings = goal.keySet().stream().map(Reading::partition).toList();
    return CommittedRecords.upTo(settings.bootstrap(), ends).sum(readings);
  }

  private double sampled(Map<Reading, Long> goal, JobSamples samples)
      throws InterruptedException, IOException {
    double share = share(goal);
    if (share > samples.share()) {
      var used = cpu.millis();
      samples.add(
          new JobSamples.Sample(
              System.nanoTime(),
              share,
              used.getOrDefault("taskmanager", 0L),
              used.getOrDefault(SEARCH, 0L),
              job.equals(SEARCH) ? documents.written() : 0));
    }
    return samples.share();
  }

  /** By offsets: markers stand everywhere alike. */
  private double share(Map<Reading, Long> goal) throws InterruptedException, IOException {
    try {
      var now = progress.now();
      long all = goal.values().stream().mapToLong(Long::longValue).sum();
      long read =
          goal.entrySet().stream()
              .mapToLong(end -> Math.min(end.getValue(), now.getOrDefault(end.getKey(), 0L)))
              .sum();
      return read / (double) all;
    } catch (ExecutionException e) {
      throw new IOException("how far " + job + " has read is not known", e.getCause());
    }
  }
}
