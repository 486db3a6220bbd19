package io.ikart.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConnectorStateTest {

  private static final String ANSWER =
      """
      {"webhooks": {"status": {"connector": {"state": "RUNNING"}, "tasks": []}},
       "payment-gateway": {
         "info": {"config": {"topics": "payment.intents, other"}},
         "status": {
           "connector": {"state": "RUNNING", "worker_id": "127.0.0.1:8083"},
           "tasks": [
             {"id": 1, "state": "FAILED", "worker_id": "127.0.0.1:8084",
              "trace": "org.example.Oops: what failed\\n\\tat somewhere"},
             {"id": 0, "state": "RUNNING", "worker_id": "127.0.0.1:8083"}]}}}
      """;

  @Test
  void whatTheWorkersSayIsReadWithTheFirstLineOfAFailure() throws IOException {
    var connectors = ConnectorState.listOf(new ObjectMapper().readTree(ANSWER));

    assertThat(connectors)
        .extracting(ConnectorState::name)
        .containsExactly("payment-gateway", "webhooks");
    var payments = connectors.get(0);
    assertThat(payments.topics()).containsExactly("payment.intents", "other");
    assertThat(payments.tasks().get(0).failure()).isEmpty();
    assertThat(payments.tasks().get(1).failure()).isEqualTo("org.example.Oops: what failed");
  }

  @Test
  void oneFailedTaskOrNoneAtAllIsNotWell() throws IOException {
    var connectors = ConnectorState.listOf(new ObjectMapper().readTree(ANSWER));
    var mended =
        ConnectorState.listOf(new ObjectMapper().readTree(ANSWER.replace("FAILED", "RUNNING")));

    assertThat(connectors).noneMatch(ConnectorState::isWell);
    assertThat(mended.get(0).isWell()).isTrue();
    assertThat(mended.get(1).isWell()).isFalse();
  }
}
