package io.ikart.edge;

import io.ikart.edge.account.AccountSecrets;
import io.ikart.edge.account.AddressLimits;
import io.ikart.edge.account.Identity;
import io.ikart.edge.account.Passwords;
import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.RefreshTokens;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.auth.TokenKeys;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topics;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** What an edge needs to know who somebody is, with a log of credentials the test writes. */
public final class TestIdentity implements AutoCloseable {

  public static final String KEY = "7".repeat(64);
  public static final String ISSUER = "urn:ikart:test";
  public static final int TRIES = 40;

  private static final TopicPartition CREDENTIALS =
      new TopicPartition(Topics.CREDENTIALS_EVENTS.name(), 0);

  private final AvroWire wire;
  private final MockConsumer<String, byte[]> events = new FromTheBeginning();
  private final Identity identity;
  private long nextOffset;

  TestIdentity(AvroWire wire) {
    this.wire = wire;
    var secrets = AccountSecrets.of("6".repeat(64));
    var keys = TokenKeys.of(KEY);
    var clock = InstantSource.system();
    events.updatePartitions(
        CREDENTIALS.topic(),
        List.of(new PartitionInfo(CREDENTIALS.topic(), 0, Node.noNode(), null, null)));
    events.updateBeginningOffsets(Map.of(CREDENTIALS, 0L));
    events.updateEndOffsets(Map.of(CREDENTIALS, 0L));
    identity =
        new Identity(
            secrets,
            new Passwords(secrets),
            keys,
            new AccessTokens(keys, ISSUER, clock),
            new RefreshTokens(keys),
            new Revocations(wire, clock, () -> events),
            new AddressLimits(TRIES));
  }

  /** A log of which everything is recent. */
  private static final class FromTheBeginning extends MockConsumer<String, byte[]> {

    FromTheBeginning() {
      super("latest");
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      return Map.of(CREDENTIALS, new OffsetAndTimestamp(0, Clock.systemUTC().millis()));
    }
  }

  public Identity identity() {
    return identity;
  }

  void start() {
    identity.revocations().start();
  }

  /** Appends an event to the log of credentials. */
  public void happens(SpecificRecord event) {
    long offset = nextOffset++;
    events.schedulePollTask(
        () ->
            events.addRecord(
                new ConsumerRecord<>(CREDENTIALS.topic(), 0, offset, "key", wire.encode(event))));
  }

  @Override
  public void close() {
    identity.revocations().close();
    identity.passwords().close();
  }
}
