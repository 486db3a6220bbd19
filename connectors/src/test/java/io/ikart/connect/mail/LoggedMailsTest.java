package io.ikart.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.topic.NotificationTopics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read in the results before a mail is sent. */
@Timeout(20)
class LoggedMailsTest {

  private static final TopicPartition RESULTS =
      new TopicPartition(NotificationTopics.MAIL_RESULTS.name(), 0);

  /** A topic that knows, as a broker does, where the records of a time begin. */
  private static final class Results extends MockConsumer<byte[], byte[]> {
    private final AtomicLong end = new AtomicLong();

    Results() {
      super("earliest");
      updatePartitions(
          RESULTS.topic(),
          List.of(new PartitionInfo(RESULTS.topic(), 0, Node.noNode(), null, null)));
      updateBeginningOffsets(Map.of(RESULTS, 0L));
      updateEndOffsets(Map.of(RESULTS, 0L));
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      return Map.of(RESULTS, new OffsetAndTimestamp(0, 0));
    }

    void write(MailResult result) {
      long offset = end.getAndIncrement();
      updateEndOffsets(Map.of(RESULTS, end.get()));
      schedulePollTask(
          () ->
              addRecord(
                  new ConsumerRecord<>(
                      RESULTS.topic(), 0, offset, null, Mails.WIRE.encode(result))));
    }
  }

  private final Results results = new Results();
  private final LoggedMails logged =
      new LoggedMails(() -> results, value -> Mails.WIRE.decode(value));

  @Test
  void whatAnotherWorkerWroteAMomentAgoIsSeen() {
    assertThat(logged.contains("ntf_1/a", Mails.NOON)).isFalse();

    results.write(result("ntf_1", "a", MailOutcome.SENT));

    assertThat(logged.contains("ntf_1/a", Mails.NOON)).isTrue();
    assertThat(logged.contains("ntf_1/b", Mails.NOON)).isFalse();
    assertThat(logged.contains("ntf_2/a", Mails.NOON)).isFalse();
  }

  @Test
  void whatWasNotTakenWasNotSent() {
    results.write(result("ntf_1", "a", MailOutcome.DEFERRED));
    results.write(result("ntf_1", "b", MailOutcome.REFUSED));

    assertThat(logged.contains("ntf_1/a", Mails.NOON)).isFalse();
    assertThat(logged.contains("ntf_1/b", Mails.NOON)).isFalse();
  }

  private static MailResult result(String aggregate, String notification, MailOutcome outcome) {
    Instant at = Mails.NOON;
    return new MailResult(
        new CommandMeta(aggregate, "c", "c", "mail", at, at, 0L, ""), notification, 1, outcome, "");
  }
}
