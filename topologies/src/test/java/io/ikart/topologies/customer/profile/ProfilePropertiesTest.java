package io.ikart.topologies.customer.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import io.ikart.topologies.kernel.PureAggregate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever customers say of themselves, in whatever order. */
class ProfilePropertiesTest {

  private static final String ID = Ids.customer(Ids.ulid(1, 1));

  /**
   * One thing a customer does.
   *
   * @param what save, default, remove, give, take, prefer, erase or pass
   * @param which of a few addresses, purposes or languages
   */
  record Step(String what, int which) {}

  @Provide
  Arbitrary<List<Step>> lives() {
    var whats =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.of("save", "default", "remove")),
            Tuple.of(10, Arbitraries.of("give", "take", "prefer", "pass")),
            Tuple.of(1, Arbitraries.just("erase")));
    return Combinators.combine(whats, Arbitraries.integers().between(1, 4))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  private static PureAggregate<Customer> opened() {
    var customer = new PureAggregate<>(CustomerDecider.CUSTOMER, ID);
    customer.handle(meta -> new OpenCustomer(meta, "cred_1", sealed(9)));
    return customer;
  }

  private static Decision live(PureAggregate<Customer> customer, Step step) {
    var id = Ids.ulid(7, step.which());
    return switch (step.what()) {
      case "save", "default" ->
          customer.handle(
              meta ->
                  new SaveAddress(meta, id, sealed(step.which()), step.what().equals("default")));
      case "remove" -> customer.handle(meta -> new RemoveAddress(meta, id));
      case "give", "take" ->
          customer.handle(
              meta ->
                  new DecideConsent(
                      meta, "purpose-" + step.which(), step.what().equals("give"), "1"));
      case "prefer" ->
          customer.handle(
              meta -> new SetPreferences(meta, "en-A" + step.which(), List.of("order.delivered")));
      case "erase" -> customer.handle(EraseCustomer::new);
      default -> customer.pass(Duration.ofMinutes(15)).handle(ProfilePropertiesTest::looks);
    };
  }

  private static DeadlinePassed looks(CommandMeta meta) {
    return new DeadlinePassed(meta, meta.getIssuedAt());
  }

  @Property(tries = 300)
  void theDefaultIsOneOfTheAddressesAndThereIsOneWhileThereAreAny(
      @ForAll("lives") List<Step> steps) {
    var customer = opened();
    for (var step : steps) {
      live(customer, step);

      var addresses = of(customer, CustomerAddress.class);
      var root = customer.root();
      assertThat(root.getAddresses()).isEqualTo(addresses.size());
      assertThat(root.getDefaultAddressId().isEmpty()).isEqualTo(addresses.isEmpty());
      if (!addresses.isEmpty()) {
        assertThat(addresses)
            .extracting(CustomerAddress::getAddressId)
            .contains(root.getDefaultAddressId());
      }
    }
  }

  @Property(tries = 300)
  void howAConsentStandsIsTheLastThingThatWasDecided(@ForAll("lives") List<Step> steps) {
    var customer = opened();
    steps.forEach(step -> live(customer, step));

    var history = of(customer, Consent.class);
    assertThat(history).hasSize(customer.root().getDecisions());
    for (var standing : customer.root().getConsents()) {
      var last =
          history.stream()
              .filter(each -> each.getPurpose().equals(standing.getPurpose()))
              .reduce((first, second) -> second);
      assertThat(last).contains(standing);
    }
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).getDecidedAt()).isAfterOrEqualTo(history.get(i - 1).getDecidedAt());
    }
  }

  @Property(tries = 300)
  void whoWasForgottenStaysForgotten(@ForAll("lives") List<Step> steps) {
    var customer = opened();
    steps.forEach(step -> live(customer, step));
    customer.handle(EraseCustomer::new);
    steps.forEach(step -> live(customer, step));

    assertThat(customer.events(CustomerErased.class)).hasSize(1);
    assertThat(of(customer, CustomerAddress.class)).isEmpty();
    var root = customer.root();
    assertThat(root.getContact().getBytes().hasRemaining()).isFalse();
    assertThat(root.getLocale()).isEmpty();
    assertThat(root.getUnwanted()).isEmpty();
  }

  @Property(tries = 200)
  void keysAreDestroyedUntilTheLastSweepAndThenNothingIsWaitedFor(
      @ForAll("lives") List<Step> steps) {
    var customer = opened().knowing(ID + ".1", key(ID, 1)).knowing(ID + "0.1", key(ID + "0", 1));
    steps.stream()
        .filter(step -> !step.what().equals("erase"))
        .forEach(step -> live(customer, step));
    customer.handle(EraseCustomer::new);

    customer.knowing(ID + ".2", key(ID, 2));
    var soon =
        customer.pass(ForgettingRules.NO_NEW_KEYS_AFTER).handle(ProfilePropertiesTest::looks);
    var last = customer.pass(ForgettingRules.LAST_SWEEP_AFTER).handle(ProfilePropertiesTest::looks);
    var never = customer.pass(Duration.ofDays(9)).handle(ProfilePropertiesTest::looks);

    for (var sweep : List.of(soon, last)) {
      assertThat(sweep.messages())
          .map(message -> ((PersonKey) message).getKeyId())
          .containsExactly(ID + ".1", ID + ".2");
    }
    assertThat(never).isEqualTo(Decision.nothingNew());
    assertThat(customer.root().getSweepAt()).isEqualTo(Instant.EPOCH);
  }

  @Example
  void tooManyAddressesAreRefusedWithTheLimit() {
    var customer = opened();
    for (int i = 1; i <= ProfileRules.MOST_ADDRESSES; i++) {
      assertThat(live(customer, new Step("save", i)).isRefused()).isFalse();
    }

    var refused = live(customer, new Step("save", 99));

    assertThat(refused.problem()).isEqualTo(Problem.LIMIT_EXCEEDED);
    assertThat(refused.details()).isEqualTo(Map.of("addresses", "20"));
    assertThat(live(customer, new Step("save", 3)).isRefused()).isFalse();
  }

  @Example
  void whatIsSaidOfNobodyIsRefused() {
    var nobody = new PureAggregate<>(CustomerDecider.CUSTOMER, ID);

    for (var what : List.of("save", "remove", "give", "prefer")) {
      assertThat(live(nobody, new Step(what, 1)).problem()).isEqualTo(Problem.NOT_FOUND);
    }
    assertThat(live(nobody, new Step("erase", 1))).isEqualTo(Decision.nothingNew());
  }

  private static <T> List<T> of(PureAggregate<?> customer, Class<T> type) {
    return customer.parts().values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static PersonKey key(String person, int number) {
    return new PersonKey(person + "." + number, person, bytes(number), Instant.EPOCH);
  }

  private static Sealed sealed(int number) {
    return new Sealed(ID + ".1", bytes(number));
  }

  private static ByteBuffer bytes(int number) {
    return ByteBuffer.wrap(new byte[] {(byte) number});
  }
}
