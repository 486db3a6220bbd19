package io.ikart.topologies.customer;

import static io.ikart.topologies.customer.AccountStory.contact;
import static io.ikart.topologies.customer.AccountStory.hash;
import static io.ikart.topologies.customer.AccountStory.passwordOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Headers;
import io.ikart.schemas.Ids;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.TellFact;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the commands of an edge to the topics behind the application. */
class CustomerTopologyTest {

  private static final String CREDENTIALS = AccountStory.ID;
  private static final String CUSTOMER = Ids.customer(Ids.ulid(5, 6));
  private static final String MAIL = Ids.ulid(7, 8);
  private static final String SESSION = Ids.ulid(9, 10);

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Driver driver =
      new Driver(
          CustomerTopology.CUSTOMER,
          new Resources(wire, new KernelMeters(new SimpleMeterRegistry())),
          Shop.NOON);
  private final List<Message> written = new ArrayList<>();
  private Instant now = Shop.NOON;

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aRegistrationAsksForOneMailOnTheKeyOfTheMail() {
    asks("c1", this::registering);
    asks("c1", this::registering);

    assertThat(written(FollowOrder.class)).hasSize(1);
    assertThat(written(TellFact.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.getMeta().getAggregateId()).isEqualTo(Ids.mail(MAIL));
              assertThat(told.getFact().getType()).isEqualTo("account.registered");
              assertThat(told.getFact().getAggregateId()).isEqualTo(CREDENTIALS);
              assertThat(told.getFact().getToken()).isEqualTo(contact("token"));
              assertThat(NotificationTopics.NOTIFICATION_COMMANDS.keyOf(told)).isEqualTo(MAIL);
            });
    assertThat(written(Reply.class)).extracting(Reply::getReplayed).containsExactly(false, true);
  }

  /** Customers have keys of their own, so opening one is a record and not a call. */
  @Test
  void aConfirmedAddressOpensACustomerOnTheCustomersOwnKey() {
    asks("c1", this::registering);
    asks("c2", meta -> new ConfirmAddress(meta, hash("token"), passwordOf("password")));

    assertThat(written(AddressConfirmed.class)).hasSize(1);
    assertThat(written.stream().filter(each -> each.value() instanceof OpenCustomer))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.topic()).isEqualTo(CustomerTopics.CUSTOMER_COMMANDS);
              assertThat(message.key()).isEqualTo(CUSTOMER);
            });
    assertThat(written(CustomerOpened.class))
        .singleElement()
        .satisfies(opened -> assertThat(opened.getCredentialsId()).isEqualTo(CREDENTIALS));
    var customer = driver.aggregates(wire).aggregate(CUSTOMER).map(StoredAggregate::getRoot);
    assertThat(wire.decode(customer.orElseThrow()))
        .isEqualTo(
            Customer.newBuilder()
                .setCustomerId(CUSTOMER)
                .setCredentialsId(CREDENTIALS)
                .setContact(contact("ada"))
                .setOpenedAt(Shop.NOON)
                .build());
  }

  @Test
  void aSessionOutlivesTheTaskAndEndsByItself() {
    asks("c1", this::registering);
    asks("c2", meta -> new ConfirmAddress(meta, hash("token"), passwordOf("password")));
    asks("c3", this::signingIn);
    driver.restart(now);
    asks("c3", this::signingIn);
    assertThat(written(SessionStarted.class)).hasSize(1);
    assertThat(driver.armed()).isZero();

    driver.pass(Duration.ofSeconds(1));
    assertThat(driver.armed()).isEqualTo(1);
    driver.pass(Duration.ofDays(31));
    collect();

    assertThat(written(SessionEnded.class)).hasSize(1);
    assertThat(driver.armed()).isZero();
    assertThat(written(DeadLetter.class)).isEmpty();
  }

  /**
   * From the password to the topic of keys; and once more for keys that came at the same moment.
   */
  @Test
  void anErasureDestroysEveryKeyOfThePersonAndOfNobodyElse() {
    keyIsThere(CUSTOMER, "1");
    keyIsThere(CUSTOMER + "X", "1");
    asks("c1", this::registering);
    asks("c2", meta -> new ConfirmAddress(meta, hash("token"), passwordOf("password")));
    asks("c3", this::signingIn);
    asks("c4", this::erasing);

    assertThat(written(SessionEnded.class))
        .singleElement()
        .satisfies(ended -> assertThat(ended.getReason()).isEqualTo(SessionEnd.ERASED));
    assertThat(written(AccountErased.class)).hasSize(1);
    assertThat(written(CustomerErased.class)).hasSize(1);
    assertThat(written(PersonKey.class)).containsExactly(KeyRows.destroyed(key(CUSTOMER, "1")));

    keyIsThere(CUSTOMER, "2");
    driver.pass(Duration.ofMinutes(21));
    collect();
    assertThat(written(PersonKey.class)).hasSize(3).allMatch(KeyRows::isDestroyed);
    driver.pass(Duration.ofHours(26));
    collect();
    assertThat(written(PersonKey.class)).hasSize(5).allMatch(KeyRows::isDestroyed);
    driver.pass(Duration.ofDays(100));
    collect();
    assertThat(written(PersonKey.class)).hasSize(5);
    assertThat(driver.armed()).isZero();
    assertThat(written(DeadLetter.class)).isEmpty();
  }

  @Test
  void aGuestIsForgottenLikeACustomerAndMayAskAgain() {
    var guest = "guest_" + Ids.ulid(11, 12);
    keyIsThere(guest, "1");
    keyIsThere(CUSTOMER, "1");
    asks(guest, "c1", EraseGuest::new);

    assertThat(written(GuestErased.class)).hasSize(1);
    assertThat(written(PersonKey.class)).containsExactly(KeyRows.destroyed(key(guest, "1")));

    keyIsThere(guest, "2");
    driver.pass(Duration.ofMinutes(21));
    collect();
    assertThat(written(PersonKey.class)).hasSize(3).allMatch(KeyRows::isDestroyed);
    driver.pass(Duration.ofHours(26));
    collect();
    assertThat(written(GuestKeysSwept.class)).hasSize(2);
    assertThat(driver.armed()).isZero();

    asks(guest, "c2", EraseGuest::new);
    assertThat(written(GuestErased.class)).hasSize(2);
    assertThat(written(Reply.class)).allMatch(reply -> reply.getOutcome() == Outcome.ACCEPTED);
    assertThat(written(DeadLetter.class)).isEmpty();
  }

  @Test
  void anAddressNobodyConfirmedIsForgottenWithItsKey() {
    keyIsThere(CUSTOMER, "1");
    asks("c1", this::registering);

    driver.pass(Duration.ofHours(25));
    collect();

    assertThat(written(PersonKey.class)).containsExactly(KeyRows.destroyed(key(CUSTOMER, "1")));
  }

  private void keyIsThere(String person, String number) {
    var key = key(person, number);
    driver.pipe(CustomerTopics.PERSON_KEYS, key.getKeyId(), wire.encode(key), new RecordHeaders());
  }

  private static PersonKey key(String person, String number) {
    var wrapped = ByteBuffer.wrap(number.getBytes(StandardCharsets.UTF_8));
    return new PersonKey(KeyRows.idsOf(person) + number, person, wrapped, Shop.NOON);
  }

  private SpecificRecord erasing(CommandMeta meta) {
    return new EraseAccount(meta, SESSION, passwordOf("password").getSalt(), true, false, MAIL);
  }

  @Test
  void whatIsRefusedReadsTheSameWhetherThereIsAnAccountOrNot() {
    asks("c1", this::signingIn);
    asks("c2", this::registering);
    asks("c3", this::signingIn);

    assertThat(written(Reply.class).get(0)).satisfies(CustomerTopologyTest::isUnauthenticated);
    assertThat(written(Reply.class).get(2)).satisfies(CustomerTopologyTest::isUnauthenticated);
  }

  private static void isUnauthenticated(Reply reply) {
    assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(reply.getCode()).isEqualTo("unauthenticated");
    assertThat(reply.getDetails()).isEmpty();
  }

  private SpecificRecord registering(CommandMeta meta) {
    return new RegisterAccount(
        meta, CUSTOMER, contact("ada"), hash("token"), contact("token"), MAIL);
  }

  private SpecificRecord signingIn(CommandMeta meta) {
    return new SignIn(meta, SESSION, passwordOf("password").getSalt(), true, MAIL);
  }

  private void asks(String commandId, Function<CommandMeta, SpecificRecord> command) {
    asks(CREDENTIALS, commandId, command);
  }

  private void asks(String id, String commandId, Function<CommandMeta, SpecificRecord> command) {
    var meta = new CommandMeta(id, commandId, commandId, "guest", now, now, 1L, "");
    var message = command.apply(meta);
    var headers = new RecordHeaders();
    headers.add(Headers.REPLY_PARTITION, "0".getBytes(StandardCharsets.UTF_8));
    driver.pipe(
        CustomerTopics.CUSTOMER_COMMANDS,
        CustomerTopics.CUSTOMER_COMMANDS.keyOf(message),
        wire.encode(message),
        headers);
    collect();
  }

  private void collect() {
    written.addAll(driver.written(wire));
  }

  private <T> List<T> written(Class<T> type) {
    return written.stream().map(Message::value).filter(type::isInstance).map(type::cast).toList();
  }
}
