package io.ikart.topologies.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.NotificationState;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.TellFact;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of an order's notifications under any sequence of facts, answers and time. */
class NotificationPropertiesTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 2)), 1);
  private static final String KEY = "cust_ada.1";

  record Step(String what, int fact, MailOutcome outcome, int minutes) {}

  /** The aggregate, and every mail it ever asked for. */
  private static final class Story {
    private final PureAggregate<OrderNotifications> order =
        new PureAggregate<>(NotificationDecider.NOTIFICATION, Ids.notifications(ORDER));
    private final List<MailIntent> intents = new ArrayList<>();

    Story withKey() {
      order.knowing(
          KEY, new PersonKey(KEY, "cust_ada", ByteBuffer.wrap(new byte[] {1}), order.now()));
      return this;
    }

    Story withDestroyedKey() {
      order.knowing(KEY, new PersonKey(KEY, "cust_ada", ByteBuffer.allocate(0), order.now()));
      return this;
    }

    Story followed() {
      order.handle(
          meta ->
              new FollowOrder(
                  meta, ORDER, new Sealed(KEY, ByteBuffer.wrap(new byte[] {2})), List.of(), null));
      return this;
    }

    Decision told(int fact, Instant at) {
      return kept(order.handle(meta -> new TellFact(meta, fact(fact, at))));
    }

    Decision answered(int fact, int attempt, MailOutcome outcome) {
      return kept(
          order.handle(meta -> new MailResult(meta, id(fact), attempt, outcome, "because")));
    }

    Decision looked() {
      return kept(order.handle(meta -> new DeadlinePassed(meta, meta.getIssuedAt())));
    }

    private Decision kept(Decision decision) {
      decision.messages().forEach(message -> intents.add((MailIntent) message));
      return decision;
    }

    Notification notification(int fact) {
      return (Notification) order.parts().get(id(fact));
    }
  }

  private static String id(int fact) {
    return ORDER + "@" + fact;
  }

  private static Fact fact(int number, Instant at) {
    return Fact.newBuilder()
        .setFactId(id(number))
        .setType("order.shipped")
        .setAggregateId(ORDER)
        .setSequence(number)
        .setAt(at)
        .build();
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of("tell", "tell", "answer", "answer", "look"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(MailOutcome.values()),
            Arbitraries.of(0, 0, 1, 5, 60, 60 * 24))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static Story lived(List<Step> steps) {
    var story = new Story().withKey().followed();
    for (var step : steps) {
      story.order.pass(Duration.ofMinutes(step.minutes()));
      switch (step.what()) {
        case "tell" -> story.told(step.fact(), story.order.now());
        case "answer" -> {
          var known = story.notification(step.fact());
          story.answered(step.fact(), known == null ? 1 : known.getAttempt(), step.outcome());
        }
        default -> story.looked();
      }
    }
    return story;
  }

  @Property(tries = 300)
  void aFactIsAskedForOnceAndSentAtMostOnce(@ForAll("stories") List<Step> steps) {
    var story = lived(steps);

    assertThat(story.order.events(NotificationRequested.class))
        .extracting(NotificationRequested::getNotificationId)
        .doesNotHaveDuplicates();
    assertThat(story.order.events(NotificationSent.class))
        .extracting(NotificationSent::getNotificationId)
        .doesNotHaveDuplicates();
    assertThat(story.intents)
        .extracting(intent -> intent.getNotificationId() + "#" + intent.getAttempt())
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void whateverHappensItEndsAndNothingIsWaitedFor(@ForAll("stories") List<Step> steps) {
    var story = lived(steps);

    for (int day = 0; day < 12; day++) {
      story.order.pass(Duration.ofDays(4));
      story.looked();
    }

    assertThat(story.order.root().getNextAt()).isEqualTo(Instant.EPOCH);
    assertThat(story.order.parts().values())
        .extracting(part -> ((Notification) part).getState())
        .doesNotContain(NotificationState.REQUESTED, NotificationState.DEFERRED);
  }

  /** A key may come a moment late; one that was destroyed never will. */
  @Example
  void whoeverWasErasedIsToldNothingAndNothingIsWaitedFor() {
    var story = new Story().withDestroyedKey().followed();
    story.told(1, story.order.now());

    assertThat(story.intents).isEmpty();
    assertThat(story.notification(1).getState()).isEqualTo(NotificationState.DROPPED);
    assertThat(story.notification(1).getCode()).isEqualTo("erased");
    assertThat(story.order.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Example
  void whatIsDeferredIsTriedAgainTenTimesWithinThreeDays() {
    var story = new Story().withKey().followed();
    var began = story.order.now();
    story.told(1, began);
    while (story.notification(1).getState() != NotificationState.DROPPED) {
      story.answered(1, story.notification(1).getAttempt(), MailOutcome.DEFERRED);
      if (story.notification(1).getState() == NotificationState.DEFERRED) {
        story.order.pass(Duration.between(story.order.now(), story.notification(1).getNextAt()));
        story.looked();
      }
    }

    assertThat(story.intents).hasSize(10);
    assertThat(Duration.between(began, story.order.now()))
        .isBetween(Duration.ofHours(71), Duration.ofHours(72));
  }

  @Example
  void whileTheKeyIsNotThereYetTheMailWaitsAndAfterwardsItIsAskedFor() {
    var story = new Story().followed();
    story.told(1, story.order.now());
    assertThat(story.intents).isEmpty();
    assertThat(story.notification(1).getCode()).isEqualTo("key_missing");

    story.withKey().order.pass(Duration.ofSeconds(5));
    story.looked();

    assertThat(story.intents).hasSize(1);
  }

  @Example
  void aKeyThatWasErasedEndsIt() {
    var story = new Story().followed();
    story.told(1, story.order.now());

    for (int look = 0; look < 10; look++) {
      story.order.pass(Duration.ofDays(1));
      story.looked();
    }

    assertThat(story.intents).isEmpty();
    assertThat(story.notification(1).getState()).isEqualTo(NotificationState.DROPPED);
    assertThat(story.order.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Example
  void nobodyIsToldOfWhatIsOldOrWasNeverFollowed() {
    var story = new Story().withKey();
    assertThat(story.told(1, story.order.now()).events()).isEmpty();

    story.followed();
    var fourDaysAgo = story.order.now().minus(Duration.ofDays(4));
    assertThat(story.told(1, fourDaysAgo).events()).isEmpty();
  }
}
