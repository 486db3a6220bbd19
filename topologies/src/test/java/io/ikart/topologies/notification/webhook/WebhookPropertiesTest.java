package io.ikart.topologies.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryDue;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DeliveryState;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
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

/** Laws of a subscription under any sequence of facts, answers, staff and time. */
class WebhookPropertiesTest {

  private static final String HOOK = Ids.webhook(Ids.ulid(3, 4));
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  record Step(String what, int fact, DeliveryOutcome outcome, int minutes) {}

  /** The subscription, and every delivery it ever asked for. */
  private static final class Story {
    private final PureAggregate<Webhook> hook = new PureAggregate<>(WebhookDecider.WEBHOOK, HOOK);
    private final List<DeliveryIntent> intents = new ArrayList<>();

    Story subscribed(String... types) {
      hook.handle(
          meta ->
              new CreateWebhook(meta, "https://example.org/hook", List.of(types), "", secret(1)));
      return this;
    }

    Decision happens(int fact) {
      return kept(hook.handle(meta -> new DeliverFact(meta, fact(fact))));
    }

    Decision answered(int fact, DeliveryOutcome outcome) {
      var known = delivery(fact);
      int attempt = known == null ? 1 : known.getAttempt();
      return kept(
          hook.handle(
              meta -> new DeliveryResult(meta, id(fact), attempt, outcome, 500, "http_500", 12L)));
    }

    Decision looked() {
      return kept(hook.handle(meta -> new DeadlinePassed(meta, meta.getIssuedAt())));
    }

    Decision redelivered(int fact) {
      return kept(hook.handle(meta -> new RedeliverFact(meta, id(fact))));
    }

    private Decision kept(Decision decision) {
      decision.messages().forEach(message -> intents.add((DeliveryIntent) message));
      return decision;
    }

    Delivery delivery(int fact) {
      return (Delivery) hook.parts().get("log:" + id(fact));
    }

    /** Waits until the delivery is tried again. */
    void waits(int fact) {
      hook.pass(Duration.between(hook.now(), delivery(fact).getNextAt()));
      looked();
    }

    /** Fails every attempt until it is given up. */
    void failsForGood(int fact) {
      while (delivery(fact).getState() != DeliveryState.FAILED) {
        answered(fact, DeliveryOutcome.FAILED);
        if (delivery(fact).getState() == DeliveryState.WAITING) {
          waits(fact);
        }
      }
    }

    boolean enabled() {
      return hook.root().getSubscription().getEnabled();
    }
  }

  private static Sealed secret(int number) {
    return new Sealed("shop", ByteBuffer.wrap(new byte[] {(byte) number}));
  }

  private static Fact fact(int number) {
    return Fact.newBuilder()
        .setFactId("order_x@" + number)
        .setType("order.confirmed")
        .setAggregateId("order_x")
        .setSequence(number)
        .setAt(NOON.plusSeconds(number))
        .build();
  }

  private static String id(int fact) {
    return Timetable.deliveryId(fact(fact));
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(
                "fact",
                "fact",
                "fact",
                "answer",
                "answer",
                "answer",
                "look",
                "look",
                "redeliver",
                "rotate",
                "disable",
                "enable"),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(DeliveryOutcome.values()),
            Arbitraries.of(0, 0, 1, 6, 60, 60 * 13, 60 * 24 * 31))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static Story lived(List<Step> steps) {
    var story = new Story().subscribed();
    for (var step : steps) {
      var hook = story.hook.pass(Duration.ofMinutes(step.minutes()));
      switch (step.what()) {
        case "fact" -> story.happens(step.fact());
        case "answer" -> story.answered(step.fact(), step.outcome());
        case "redeliver" -> story.redelivered(step.fact());
        case "rotate" -> hook.handle(meta -> new RotateWebhookSecret(meta, secret(2), 1_000L));
        case "disable" -> hook.handle(meta -> new DisableWebhook(meta, "test"));
        case "enable" -> hook.handle(EnableWebhook::new);
        default -> story.looked();
      }
    }
    return story;
  }

  @Property(tries = 300)
  void everyDeliveryHasOnePlaceInTheTimetableAndOpenOnesAreCounted(
      @ForAll("stories") List<Step> steps) {
    var story = lived(steps);
    var parts = story.hook.parts().values();

    var deliveries = parts.stream().filter(Delivery.class::isInstance).map(Delivery.class::cast);
    var due = parts.stream().filter(DeliveryDue.class::isInstance).map(DeliveryDue.class::cast);
    var ids = deliveries.map(Delivery::getDeliveryId).toList();
    assertThat(due.map(DeliveryDue::getDeliveryId)).containsExactlyInAnyOrderElementsOf(ids);
    long open =
        parts.stream()
            .filter(Delivery.class::isInstance)
            .map(part -> ((Delivery) part).getState())
            .filter(state -> state == DeliveryState.UNDER_WAY || state == DeliveryState.WAITING)
            .count();
    assertThat(story.hook.root().getOpen()).isEqualTo(open);
  }

  @Property(tries = 200)
  void inTheEndNothingIsLeft(@ForAll("stories") List<Step> steps) {
    var story = lived(steps);

    for (int look = 0; look < 40; look++) {
      story.hook.pass(Duration.ofDays(31));
      story.looked();
    }

    assertThat(story.hook.parts()).isEmpty();
    assertThat(story.hook.root().getOpen()).isZero();
    assertThat(story.hook.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Property(tries = 200)
  void aDisabledSubscriptionAsksForNothing(@ForAll("stories") List<Step> steps) {
    var story = lived(steps);
    story.hook.handle(meta -> new DisableWebhook(meta, "quiet"));
    int asked = story.intents.size();

    story.happens(6);
    story.redelivered(1);
    for (int look = 0; look < 5; look++) {
      story.hook.pass(Duration.ofDays(1));
      story.looked();
    }

    assertThat(story.intents).hasSize(asked);
  }

  @Example
  void tenAttemptsWithinThreeDaysAllWithTheSameMessageId() {
    var story = new Story().subscribed();
    story.happens(1);
    var began = story.hook.now();

    story.failsForGood(1);

    assertThat(story.intents).hasSize(10);
    assertThat(story.intents)
        .extracting(DeliveryIntent::getMessageId)
        .containsOnly("msg_order_x.1");
    assertThat(story.intents)
        .extracting(DeliveryIntent::getAttempt)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(Duration.between(began, story.hook.now()))
        .isBetween(Duration.ofHours(71), Duration.ofHours(72));
  }

  @Example
  void aReceiverThatTakesNothingForDaysIsDisabled() {
    var story = new Story().subscribed();
    story.happens(1);

    story.failsForGood(1);

    assertThat(story.enabled()).isFalse();
    assertThat(story.hook.root().getSubscription().getDisabledBy()).isEqualTo(DisabledBy.FAILURES);
    assertThat(story.happens(2).events()).isEmpty();
    story.hook.handle(EnableWebhook::new);
    assertThat(story.happens(3).messages()).hasSize(1);
  }

  @Example
  void aReceiverThatTakesOthersIsNotDisabled() {
    var story = new Story().subscribed();
    story.happens(1);
    while (story.delivery(1).getState() != DeliveryState.FAILED) {
      story.answered(1, DeliveryOutcome.FAILED);
      int other = story.intents.size() + 100;
      story.happens(other);
      story.answered(other, DeliveryOutcome.DELIVERED);
      if (story.delivery(1).getState() == DeliveryState.WAITING) {
        story.waits(1);
      }
    }

    assertThat(story.enabled()).isTrue();
  }

  @Example
  void aReceiverThatIsGoneIsDisabledAtOnce() {
    var story = new Story().subscribed();
    story.happens(1);

    story.answered(1, DeliveryOutcome.GONE);

    assertThat(story.enabled()).isFalse();
    assertThat(story.delivery(1).getState()).isEqualTo(DeliveryState.FAILED);
  }

  @Example
  void whileASecretIsRotatedBothSign() {
    var story = new Story().subscribed();
    story.hook.handle(
        meta -> new RotateWebhookSecret(meta, secret(2), Duration.ofHours(24).toMillis()));

    story.happens(1);
    story.hook.pass(Duration.ofHours(25));
    story.happens(2);

    assertThat(story.intents.get(0).getSecrets()).containsExactly(secret(2), secret(1));
    assertThat(story.intents.get(1).getSecrets()).containsExactly(secret(2));
  }

  @Example
  void aDeliveryIsRepeatedOnRequest() {
    var story = new Story().subscribed();
    story.happens(1);
    assertThat(story.redelivered(1).problem()).isEqualTo(Problem.INVALID_TRANSITION);
    story.answered(1, DeliveryOutcome.DELIVERED);

    assertThat(story.redelivered(1).messages()).hasSize(1);

    assertThat(story.redelivered(9).problem()).isEqualTo(Problem.NOT_FOUND);
    assertThat(story.intents.get(1).getMessageId()).isEqualTo(story.intents.get(0).getMessageId());
    assertThat(story.hook.root().getOpen()).isEqualTo(1);
  }

  @Example
  void onlyWhatIsWantedIsDelivered() {
    var story = new Story().subscribed("order.shipped");
    assertThat(story.happens(1).events()).isEmpty();

    var all = new Story().subscribed();
    assertThat(all.happens(1).messages()).hasSize(1);
    assertThat(all.happens(1).events()).isEmpty();
  }

  @Example
  void whatHasEndedIsNotThere() {
    var story = new Story().subscribed();
    story.hook.handle(DeleteWebhook::new);

    assertThat(story.happens(1).events()).isEmpty();
    assertThat(story.hook.handle(EnableWebhook::new).problem()).isEqualTo(Problem.NOT_FOUND);
    assertThat(story.hook.handle(DeleteWebhook::new).problem()).isEqualTo(Problem.NOT_FOUND);
  }
}
