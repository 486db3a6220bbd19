package io.ikart.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The two Connect workers of a shop and which of them has the tasks of a connector. */
final class Workers {

  private static final Duration CALL = Duration.ofMinutes(2);
  private static final Duration RUNNING_WITHIN = Duration.ofSeconds(60);
  private static final Duration LONGEST_WATCH = Duration.ofSeconds(60);

  private final Launcher launcher;
  private final String connector;

  Workers(Launcher launcher, String connector) {
    this.launcher = launcher;
    this.connector = connector;
  }

  /**
   * Waits until every task runs, on whichever worker: Connect spreads the tasks of all connectors,
   * not those of each.
   *
   * @return a worker that has one of the tasks, 1 or 2
   */
  int awaitBusy() {
    return await()
        .atMost(RUNNING_WITHIN)
        .ignoreExceptions()
        .until(this::busyWorker, worker -> worker > 0);
  }

  private int busyWorker() {
    tasks(1);
    var tasks = tasks(2); // both answer: a killed one is back
    boolean all =
        !tasks.isEmpty()
            && tasks.stream().allMatch(task -> isRunningOn(task, 1) || isRunningOn(task, 2));
    if (!all) {
      return 0;
    }
    return isRunningOn(tasks.get(0), 1) ? 1 : 2;
  }

  /**
   * Kills a worker and waits until the other one runs all the tasks.
   *
   * @param victim 1 or 2
   * @return how long that took, the call of the launcher included
   */
  Duration kill(int victim) {
    int survivor = 3 - victim;
    long killed = System.nanoTime();
    launcher.run(CALL, "kill", name(victim)).succeeded();
    await()
        .atMost(LONGEST_WATCH)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () -> {
              var tasks = tasks(survivor);
              return !tasks.isEmpty()
                  && tasks.stream().allMatch(task -> isRunningOn(task, survivor));
            });
    return Duration.ofNanos(System.nanoTime() - killed);
  }

  void start(int worker) {
    launcher.run(CALL, "start", name(worker)).succeeded();
  }

  private static String name(int worker) {
    return worker == 1 ? "connect" : "connect-" + worker;
  }

  private List<JsonNode> tasks(int asked) {
    var status =
        new Edge(launcher.connectWorker(asked))
            .get("/connectors/" + connector + "/status")
            .is(200)
            .body();
    var tasks = new ArrayList<JsonNode>();
    status.path("tasks").forEach(tasks::add);
    return tasks;
  }

  private boolean isRunningOn(JsonNode task, int worker) {
    return task.path("state").asText().equals("RUNNING")
        && ("http://" + task.path("worker_id").asText()).equals(launcher.connectWorker(worker));
  }
}
