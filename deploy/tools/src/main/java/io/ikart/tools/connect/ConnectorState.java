package io.ikart.tools.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A connector as the workers see it.
 *
 * @param name its name
 * @param state state of the connector itself
 * @param topics it reads
 * @param tasks its tasks, by number
 */
record ConnectorState(String name, String state, List<String> topics, List<Task> tasks) {

  private static final String RUNNING = "RUNNING";

  /**
   * One task.
   *
   * @param number from 0
   * @param state for example RUNNING or FAILED
   * @param worker host and port of the worker that has it
   * @param failure first line of what it failed with; empty when it did not
   */
  record Task(int number, String state, String worker, String failure) {}

  /** Reads the answer to {@code GET /connectors?expand=status&expand=info}, sorted by name. */
  static List<ConnectorState> listOf(JsonNode answer) {
    var found = new ArrayList<ConnectorState>();
    answer.properties().forEach(entry -> found.add(of(entry.getKey(), entry.getValue())));
    found.sort(Comparator.comparing(ConnectorState::name));
    return found;
  }

  private static ConnectorState of(String name, JsonNode connector) {
    var status = connector.path("status");
    var tasks = new ArrayList<Task>();
    status
        .path("tasks")
        .forEach(
            task ->
                tasks.add(
                    new Task(
                        task.path("id").asInt(),
                        task.path("state").asText(),
                        task.path("worker_id").asText(),
                        firstLine(task.path("trace").asText()))));
    tasks.sort(Comparator.comparingInt(Task::number));
    var topics = connector.path("info").path("config").path("topics").asText();
    return new ConnectorState(
        name,
        status.path("connector").path("state").asText(),
        Arrays.stream(topics.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList(),
        tasks);
  }

  private static String firstLine(String trace) {
    return trace.lines().findFirst().orElse("");
  }

  /** Whether it has tasks and all of them and it itself run. */
  boolean isWell() {
    return state.equals(RUNNING)
        && !tasks.isEmpty()
        && tasks.stream().allMatch(task -> task.state().equals(RUNNING));
  }
}
