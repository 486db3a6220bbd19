package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogFollower;
import io.ikart.tools.log.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/**
 * A gateway that says yes at once, in this process: it takes the place of the connector and of the
 * gateway behind it. Results go out as soon as an intent is committed.
 */
final class InstantGateway implements AutoCloseable {

  private static final String ACTOR = "bench-gateway";

  private final CommandLog results;
  private final LogFollower intents;

  private InstantGateway(EventLog log, CommandLog results) {
    this.results = results;
    this.intents = log.followFromNow(List.of(PaymentTopics.PAYMENT_INTENTS), this::answer);
  }

  /**
   * Opens it.
   *
   * @throws IllegalStateException when the real connector is at work: both would answer
   */
  static InstantGateway open(String bootstrap, EventLog log)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Brokers.client(bootstrap))) {
      var groups = readersOfIntents(admin);
      if (!groups.isEmpty()) {
        throw new IllegalStateException(
            "the gateway connector is at work (groups %s); stop the Connect worker first: this"
                    .formatted(groups)
                + " benchmark answers payments itself");
      }
    }
    return new InstantGateway(log, new CommandLog(bootstrap, log.wire()));
  }

  /** Consumer groups that have the payment intents assigned right now. */
  static List<String> readersOfIntents(Admin admin)
      throws ExecutionException, InterruptedException {
    var active =
        admin.listGroups().all().get().stream()
            .filter(group -> group.groupState().filter(GroupState.STABLE::equals).isPresent())
            .filter(group -> group.protocol().equals("consumer"))
            .map(group -> group.groupId())
            .toList();
    return admin.describeConsumerGroups(active).all().get().values().stream()
        .filter(InstantGateway::readsIntents)
        .map(ConsumerGroupDescription::groupId)
        .toList();
  }

  private static boolean readsIntents(ConsumerGroupDescription group) {
    return group.members().stream()
        .map(MemberDescription::assignment)
        .flatMap(assigned -> assigned.topicPartitions().stream())
        .anyMatch(partition -> partition.topic().equals(PaymentTopics.PAYMENT_INTENTS.name()));
  }

  private void answer(LogRecord record) {
    if (record.value() instanceof AuthorizeIntent intent) {
      results.result(PaymentTopics.PAYMENT_RESULTS, yes(intent));
    }
  }

  private static AuthorizationResult yes(AuthorizeIntent intent) {
    var now = Instant.ofEpochMilli(System.currentTimeMillis());
    var meta =
        new CommandMeta(
            intent.getPaymentId(),
            intent.getMeta().getCommandId() + ":result",
            intent.getMeta().getCausedBy(),
            ACTOR,
            now,
            now,
            0L,
            "");
    return new AuthorizationResult(
        meta,
        intent.getAttempt(),
        GatewayOutcome.SUCCEEDED,
        "pi_bench_" + intent.getIdempotencyKey(),
        "");
  }

  @Override
  public void close() {
    intents.close();
    results.close();
  }
}
