package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TriesTest {

  private final Tries tries = new Tries(3, Duration.ofMillis(1), Runnable::run);

  @Test
  void theFirstClearAnswerCounts() throws Exception {
    var answers = new ArrayDeque<>(List.of("hm", "yes", "no"));

    assertThat(ask(answers)).isEqualTo("yes");
    assertThat(answers).containsExactly("no");
  }

  @Test
  void theLastAnswerCountsWhenNoneIsClear() throws Exception {
    var answers = new ArrayDeque<>(List.of("hm", "hmm", "hmmm", "yes"));

    assertThat(ask(answers)).isEqualTo("hmmm");
    assertThat(answers).containsExactly("yes");
  }

  private String ask(Queue<String> answers) throws Exception {
    return tries
        .ask(
            () -> CompletableFuture.completedStage(answers.remove()),
            answer -> !answer.startsWith("hm"))
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
  }
}
