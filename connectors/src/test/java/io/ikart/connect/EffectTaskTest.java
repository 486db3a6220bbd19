package io.ikart.connect;

import static io.ikart.connect.TaskUnderTest.INTENTS;
import static io.ikart.connect.TaskUnderTest.WIRE;
import static io.ikart.connect.TaskUnderTest.bytes;
import static io.ikart.connect.TaskUnderTest.intent;
import static io.ikart.connect.payment.Intents.PAYMENT;
import static io.ikart.connect.payment.Intents.ULID;
import static io.ikart.connect.payment.Intents.authorize;
import static io.ikart.connect.payment.Intents.giveBack;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ikart.schemas.Headers;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.PaymentTopics;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EffectTaskTest {

  private final TaskUnderTest task = new TaskUnderTest();

  @AfterEach
  void stop() {
    task.close();
  }

  @Test
  void offsetsMoveOnlyAfterTheResultIsDurable() {
    task.put(List.of(intent(5, ULID, authorize("c1"))));
    awaitBegun("c1");
    assertThat(committable(6)).isEqualTo(5);

    task.effect.succeed("c1");
    awaitSent(1);
    assertThat(committable(6)).isEqualTo(5);

    task.producer.completeNext();
    awaitCommittable(6);
    assertThat(task.worker.metric("results-total")).isEqualTo(1.0);
  }

  @Test
  void theResultCarriesKeyAndCause() {
    task.put(List.of(intent(5, ULID, authorize("c1"))));
    awaitBegun("c1");
    task.effect.succeed("c1");
    awaitSent(1);

    var sent = task.producer.history().get(0);
    assertThat(sent.topic()).isEqualTo(PaymentTopics.PAYMENT_RESULTS.name());
    assertThat(sent.key()).isEqualTo(ULID);
    assertThat(sent.headers().lastHeader(Headers.CAUSE).value())
        .isEqualTo("payment.intents-0@5".getBytes(UTF_8));
    var result = (AuthorizationResult) WIRE.decode(sent.value());
    assertThat(result.getMeta().getAggregateId()).isEqualTo(PAYMENT);
  }

  @Test
  void aSlowKeyHoldsOffsetsBackButNobodyElse() {
    task.put(List.of(intent(5, "slow", authorize("c1")), intent(6, "quick", authorize("c2"))));
    awaitBegun("c2");
    task.effect.succeed("c2");
    awaitSent(1);
    task.producer.completeNext();
    await().untilAsserted(() -> assertThat(task.worker.metric("unfinished")).isEqualTo(1));

    assertThat(committable(7)).isEqualTo(5);
  }

  @Test
  void whatTurnsOutNotPerformableGoesToTheDeadLettersAndTheTaskGoesOn() {
    task.put(List.of(intent(5, ULID, authorize("c1")), intent(6, ULID, authorize("c2"))));
    awaitBegun("c1");
    task.effect.turnsOutNotPerformable("c1");
    awaitSent(1);

    assertThat(task.producer.history().get(0).topic())
        .isEqualTo(OperationsTopics.DEAD_LETTERS.name());
    var letter = (DeadLetter) WIRE.decode(task.producer.history().get(0).value());
    assertThat(letter.getReason()).isEqualTo("nobody's");
    assertThat(committable(7)).isEqualTo(5);
    task.producer.completeNext();
    awaitBegun("c2");
    assertThat(task.worker.metric("dead-letters-total")).isEqualTo(1.0);
  }

  @Test
  void oneKeyIsDoneInSequence() {
    task.put(List.of(intent(5, ULID, authorize("c1")), intent(6, ULID, authorize("c2"))));
    awaitBegun("c1");
    task.effect.succeed("c1");
    awaitSent(1);
    assertThat(task.effect.began("c2")).isFalse();

    task.producer.completeNext();
    awaitBegun("c2");
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLetters() {
    var junk = new byte[] {1, 2, 3};
    task.put(List.of(bytes(5, "k", junk), intent(6, "l", giveBack("c1", "pi_1"))));
    awaitSent(2);

    var letter = (DeadLetter) WIRE.decode(task.producer.history().get(0).value());
    assertThat(task.producer.history().get(0).topic())
        .isEqualTo(OperationsTopics.DEAD_LETTERS.name());
    assertThat(letter.getApplication()).isEqualTo("connectors");
    assertThat(letter.getTopic()).isEqualTo(INTENTS.topic());
    assertThat(letter.getOffset()).isEqualTo(5);
    assertThat(letter.getKey()).isEqualTo("k");
    assertThat(letter.getValue().array()).isEqualTo(junk);
    var other = (DeadLetter) WIRE.decode(task.producer.history().get(1).value());
    assertThat(other.getReason()).isEqualTo("not wanted");

    assertThat(committable(7)).isEqualTo(5);
    task.producer.completeNext();
    task.producer.completeNext();
    awaitCommittable(7);
  }

  @Test
  void whileTheRegistryIsAwayRecordsComeAgain() {
    var records = List.of(intent(5, ULID, authorize("c1")));
    task.registryIsAway(true);
    assertThatThrownBy(() -> task.put(records)).isInstanceOf(RetriableException.class);
    assertThat(task.worker.metric("unfinished")).isEqualTo(0);

    task.registryIsAway(false);
    task.put(records);
    awaitBegun("c1");
  }

  @Test
  void aResultTheBrokerCannotTakeNowIsSentAgain() {
    task.put(List.of(intent(5, ULID, authorize("c1"))));
    awaitBegun("c1");
    task.effect.succeed("c1");
    awaitSent(1);
    task.producer.errorNext(new NotEnoughReplicasException("one is away"));
    assertThat(committable(6)).isEqualTo(5);

    awaitSent(2);
    task.producer.completeNext();
    awaitCommittable(6);
  }

  @Test
  void aResultTheBrokerWillNeverTakeStopsTheTask() {
    task.put(List.of(intent(5, ULID, authorize("c1"))));
    awaitBegun("c1");
    task.effect.succeed("c1");
    awaitSent(1);
    task.producer.errorNext(new TopicAuthorizationException("payment.results"));

    awaitFailure();
    assertThat(committable(6)).isEqualTo(5);
  }

  @Test
  void aDefectStopsTheTaskAndMovesNoOffset() {
    task.put(List.of(intent(5, ULID, authorize("c1"))));
    awaitBegun("c1");
    task.effect.failOn("c1");

    awaitFailure();
    assertThat(committable(6)).isEqualTo(5);
  }

  @Test
  void readingPausesWhileTooMuchIsUnfinished() {
    task.put(
        LongStream.range(0, 9)
            .mapToObj(offset -> intent(offset, "key" + offset, authorize("c" + offset)))
            .toList());
    assertThat(task.worker.paused).containsExactly(INTENTS);

    for (int number = 0; number < 5; number++) {
      awaitBegun("c" + number);
      task.effect.succeed("c" + number);
      awaitSent(number + 1);
      task.producer.completeNext();
    }
    await().untilAsserted(() -> assertThat(task.worker.metric("unfinished")).isEqualTo(4));
    task.put(List.of());
    assertThat(task.worker.paused).isEmpty();
  }

  @Test
  void whatWaitsInAPartitionThatIsGivenUpIsLeftToOthers() {
    task.put(List.of(intent(5, ULID, authorize("c1")), intent(6, ULID, authorize("c2"))));
    awaitBegun("c1");
    task.close(List.of(INTENTS));
    task.put(List.of(intent(7, ULID, authorize("c3"))));
    task.effect.succeed("c1");
    awaitSent(1);
    task.producer.completeNext();

    awaitBegun("c3");
    assertThat(task.effect.began("c2")).isFalse();
  }

  @Test
  void aConverterThatDoesNotHandOverBytesIsRefused() {
    assertThatThrownBy(() -> task.put(List.of(bytes(5, ULID, "text"))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("value.converter");
  }

  /** A worker that loses its brokers starts tasks anew before the old ones have ended. */
  @Test
  void twoRunsOfATaskDoNotClash() {
    try (var next = new TaskUnderTest(task.worker)) {
      next.put(List.of(intent(5, ULID, authorize("c1"))));
      await().until(() -> next.effect.began("c1"));
    }
  }

  private void awaitBegun(String commandId) {
    await().until(() -> task.effect.began(commandId));
  }

  private void awaitSent(int records) {
    await().until(() -> task.producer.history().size() == records);
  }

  private void awaitFailure() {
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> task.put(List.of())).isInstanceOf(ConnectException.class));
  }

  private void awaitCommittable(long offset) {
    await().until(() -> committable(offset) == offset);
  }

  private long committable(long read) {
    return task.preCommit(Map.of(INTENTS, new OffsetAndMetadata(read))).get(INTENTS).offset();
  }
}
