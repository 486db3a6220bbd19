package io.ikart.edge;

import io.ikart.edge.account.AccountSecrets;
import io.ikart.edge.account.AddressLimits;
import io.ikart.edge.account.Identity;
import io.ikart.edge.account.Passwords;
import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.MachineClients;
import io.ikart.edge.auth.RefreshTokens;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.auth.Role;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.auth.TokenKeys;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CustomerTopics;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  public static final String CLIENT = "tests";
  public static final String CLIENT_SECRET = "s".repeat(43);

  private static final String CLIENTS =
      CLIENT
          + ":support+warehouse+analyst+admin+operator:"
          + "d64b93c9f1b60eb338e5cb415d6a36bd920edd0e9b36f7ea5c730d0e10ff147f";

  private static final TopicPartition CREDENTIALS =
      new TopicPartition(CustomerTopics.CREDENTIALS_EVENTS.name(), 0);

  private final AvroWire wire;
  private final MockConsumer<String, byte[]> events = new FromTheBeginning();
  private final Identity identity;
  private long nextOffset;

  TestIdentity(AvroWire wire) {
    this.wire = wire;
    var secrets = AccountSecrets.of("6".repeat(64));
    var keys = TokenKeys.of(KEY);
    var clients = MachineClients.of(CLIENTS);
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
            new AccessTokens(keys, ISSUER, clients, clock),
            new RefreshTokens(keys),
            new Revocations(wire, clock, () -> events),
            clients,
            Optional.empty(),
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

  /** The header with a token of staff who have these roles. */
  public String staff(Set<Role> roles) {
    var client = identity.clients().prove(CLIENT, CLIENT_SECRET).orElseThrow();
    return "Bearer " + identity.access().issue(client, roles, "1");
  }

  /** The header with a token of an account. */
  public String account(SignedIn who, Set<Role> roles) {
    return "Bearer " + identity.access().issue(who, roles, "1");
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
