package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every document is written in the end, or leaves by the side door; none is lost or stuck. */
class DocumentSinkTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int BAD_REQUEST = 400;

  private final Letters letters = new Letters(UUID.randomUUID().toString());

  @Test
  void aDocumentGoesByItsIdWithAnExternalVersion() throws Exception {
    try (var index = new FakeIndex()) {
      write(index, document("prod_TEAPOT", 7));

      assertThat(index.bulks()).containsExactly(List.of("prod_TEAPOT:7"));
      assertThat(letters.written()).isEmpty();
    }
  }

  @Test
  void whatThereIsNoRoomForNowIsSentAgainAndNothingElse() throws Exception {
    try (var index = new FakeIndex().thenAnswers(Map.of("prod_B", TOO_MANY))) {
      write(index, document("prod_A", 1), document("prod_B", 2));

      assertThat(index.bulks())
          .containsExactly(List.of("prod_A:1", "prod_B:2"), List.of("prod_B:2"));
      assertThat(letters.written()).isEmpty();
    }
  }

  @Test
  void aNewerDocumentThatIsThereIsAsGood() throws Exception {
    try (var index = new FakeIndex().thenAnswers(Map.of("prod_A", CONFLICT))) {
      write(index, document("prod_A", 1));

      assertThat(index.bulks()).hasSize(1);
      assertThat(letters.written()).isEmpty();
    }
  }

  @Test
  void whatIsNeverTakenBecomesADeadLetterAndHoldsUpNothing() throws Exception {
    try (var index = new FakeIndex().thenAnswers(Map.of("prod_A", BAD_REQUEST))) {
      write(index, document("prod_A", 1), document("prod_B", 2));

      assertThat(index.bulks()).hasSize(1);
      assertThat(letters.written()).containsExactly("prod_A: status 400");
    }
  }

  @Test
  void anElasticsearchThatIsDownIsAskedUntilItIsBack() throws Exception {
    try (var index = new FakeIndex().thenIsUnavailable().thenIsUnavailable()) {
      write(index, document("prod_A", 1));

      assertThat(index.bulks()).hasSize(3).allMatch(List.of("prod_A:1")::equals);
      assertThat(letters.written()).isEmpty();
    }
  }

  private void write(FakeIndex index, SearchDocument... documents) throws Exception {
    var environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setParallelism(1);
    environment
        .fromData(TypeInformation.of(SearchDocument.class), documents)
        .sinkTo(new DocumentSink(SearchIndex.at(index.url(), 1), letters));
    environment.execute();
  }

  private static SearchDocument document(String id, long version) {
    return new SearchDocument(id, version, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps letters apart by test: the sink works on a copy of it. */
  private record Letters(String test) implements WayOut {

    private static final Map<String, ConcurrentLinkedQueue<String>> WRITTEN =
        new ConcurrentHashMap<>();

    List<String> written() {
      return List.copyOf(WRITTEN.getOrDefault(test, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public Opened open() {
      return new Opened() {
        @Override
        public void send(DocumentWrite document, String reason) {
          WRITTEN
              .computeIfAbsent(test, unused -> new ConcurrentLinkedQueue<>())
              .add(document.id() + ": " + reason);
        }

        @Override
        public void flush() {
          // Every letter is kept when send returns.
        }

        @Override
        public void close() {
          // Nothing was opened.
        }
      };
    }
  }
}
