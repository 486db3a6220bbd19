package io.ikart.edge.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.edge.query.Queries.From;
import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.query.Routes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryRouterTest {

  private static final String OWNER = "owner:1";
  private static final String STANDBY = "standby:1";

  private final FakeTransport transport = new FakeTransport();
  private final RouteWatch watch = new RouteWatch(List.of(OWNER), transport);
  private final QueryRouter router =
      new QueryRouter(
          watch, transport, Duration.ofSeconds(1), Runnable::run, new SimpleMeterRegistry());

  /** Answers each address with what was prepared, the last answer for ever. */
  private static final class FakeTransport implements QueryTransport {
    private final Map<String, Deque<QueryResponse>> prepared = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Routes routes =
        new Routes(
            List.of(
                new ApplicationRoutes(
                    "stock", List.of(new PartitionRoute(0, OWNER, List.of(STANDBY))))));

    void answers(String address, QueryStatus... statuses) {
      var answers = new ArrayDeque<QueryResponse>();
      for (var status : statuses) {
        answers.add(QueryResponse.newBuilder().setStatus(status).build());
      }
      prepared.put(address, answers);
    }

    @Override
    public synchronized CompletableFuture<QueryResponse> ask(
        String address, QueryRequest question, Duration patience) {
      asked.add(address + (question.getStale() ? "?" : ""));
      var answers = prepared.get(address);
      if (answers == null) {
        return CompletableFuture.failedFuture(
            new CompletionException(new ConnectException("refused")));
      }
      return CompletableFuture.completedFuture(
          answers.size() > 1 ? answers.poll() : answers.peek());
    }

    @Override
    public CompletableFuture<Routes> routes(String address, Duration patience) {
      return CompletableFuture.completedFuture(routes);
    }
  }

  @BeforeEach
  void learn() {
    watch.refresh().join();
  }

  @Test
  void theOwnerIsAskedAndItsWordCounts() {
    transport.answers(OWNER, QueryStatus.NOT_FOUND);

    assertThat(ask(From.OWNER_OR_STANDBY).getStatus()).isEqualTo(QueryStatus.NOT_FOUND);
    assertThat(transport.asked).containsExactly(OWNER);
  }

  @Test
  void whereTheOwnerMovedTheQuestionFollows() {
    transport.prepared.put(
        OWNER,
        new ArrayDeque<>(
            List.of(
                QueryResponse.newBuilder()
                    .setStatus(QueryStatus.NOT_OWNER)
                    .setOwner("new:1")
                    .build())));
    transport.answers("new:1", QueryStatus.OK);

    assertThat(ask(From.OWNER).getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(transport.asked).containsExactly(OWNER, "new:1");
  }

  @Test
  void whileTheOwnerIsGoneAStandbyAnswers() {
    transport.answers(STANDBY, QueryStatus.OK);

    assertThat(ask(From.OWNER_OR_STANDBY).getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(transport.asked).containsExactly(OWNER, STANDBY + "?");
  }

  @Test
  void aStandbyThatDoesNotKnowTheThingIsNotBelieved() {
    transport.answers(OWNER, QueryStatus.NOT_READY, QueryStatus.OK);
    transport.answers(STANDBY, QueryStatus.NOT_FOUND);

    assertThat(ask(From.OWNER_OR_STANDBY).getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(transport.asked).containsExactly(OWNER, STANDBY + "?", OWNER);
  }

  @Test
  void whoWantsTheOwnerWaitsForIt() {
    transport.answers(OWNER, QueryStatus.NOT_READY, QueryStatus.NOT_READY, QueryStatus.OK);
    transport.answers(STANDBY, QueryStatus.OK);

    assertThat(ask(From.OWNER).getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(transport.asked).containsExactly(OWNER, OWNER, OWNER);
  }

  @Test
  void whenNobodyAnswersTheQuestionEnds() {
    assertThatThrownBy(() -> ask(From.OWNER_OR_STANDBY))
        .hasCauseInstanceOf(QueryUnavailableException.class);
  }

  @Test
  void everyHostIsAskedWhenAllAreToAnswer() {
    transport.answers(OWNER, QueryStatus.OK);

    var answers = router.askAll(question()).join();

    assertThat(answers.get(OWNER)).isPresent();
    assertThat(answers.get(STANDBY)).isEmpty();
  }

  private QueryResponse ask(From from) {
    return router.ask(question(), from).join();
  }

  private static QueryRequest question() {
    return QueryRequest.newBuilder()
        .setApplication("stock")
        .setKind(QueryKind.AGGREGATE)
        .setKey("TEA")
        .setId("TEA")
        .build();
  }
}
