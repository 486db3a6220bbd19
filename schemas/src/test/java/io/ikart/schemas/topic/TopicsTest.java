package io.ikart.schemas.topic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.language.Messages;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderSummary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The catalogue as a whole. */
class TopicsTest {

  /** Sent to whichever application an aggregate lives in. */
  private static final Set<Class<?>> ADDRESSED_BY_TOPIC =
      Set.of(DeadlinePassed.class, ReleaseBlockedKey.class);

  /** Too many per order to carry the summary: one for every SKU but the last. */
  private static final Set<Class<?>> NO_MILESTONES = Set.of(OrderStockHeld.class);

  /** What is reported from outside, or found by analytics, is nobody's command or event. */
  private static final Set<Topic.Group> NO_ENVELOPES =
      Set.of(Topic.Group.BEHAVIOUR, Topic.Group.RESULTS);

  @Test
  void namesAreUniqueAndFoundAgain() {
    assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    for (var topic : Topics.ALL) {
      assertThat(Topics.named(topic.name())).containsSame(topic);
      assertThat(topic).hasToString(topic.name());
    }
    assertThat(Topics.named("no.such.topic")).isEmpty();
  }

  @Test
  void aTypeStandsInOneTopicSoThatItAloneSaysWhereItGoes() {
    Map<Class<?>, Long> topicsOfType =
        Topics.ALL.stream()
            .flatMap(topic -> topic.types().stream())
            .filter(type -> !ADDRESSED_BY_TOPIC.contains(type))
            .collect(groupingBy(type -> type, counting()));

    assertThat(topicsOfType.values()).containsOnly(1L);
    assertThat(topicsOfType.keySet()).doesNotContainAnyElementsOf(Topics.STORED);
  }

  @Test
  void everyApplicationCanBeToldThatADeadlinePassedAndAKeyMayGoOn() {
    for (var topic : Topics.ALL) {
      assertThat(topic.types().containsAll(ADDRESSED_BY_TOPIC))
          .as(topic.name())
          .isEqualTo(topic.name().endsWith(".commands"));
    }
  }

  @Test
  void everyCommandAndEventStandsInATopicUnlessItIsInternal() {
    var inTopics =
        Topics.ALL.stream()
            .flatMap(topic -> topic.types().stream())
            .map(TopicsTest::schemaOf)
            .toList();

    assertThat(Messages.thatCross()).isSubsetOf(inTopics);
    assertThat(inTopics).doesNotContainAnyElementsOf(Messages.thatStayInside());
  }

  @Test
  void anEventTopicCarriesEventsForEverAndNothingElse() {
    for (var topic : Topics.ALL) {
      boolean isEvents = topic.name().endsWith(".events");
      assertThat(topic.keep() == Topic.Keep.FOR_EVER).as(topic.name()).isEqualTo(isEvents);
      assertThat(topic.types())
          .as(topic.name())
          .allMatch(type -> isEvents == startsWith(type, EventMeta.SCHEMA$));
    }
  }

  @Test
  void whatIsCommandedAskedOrAnsweredBeginsWithACommandEnvelope() {
    var others = Set.of(OperationsTopics.REPLIES_TO_EDGES, OperationsTopics.DEAD_LETTERS);
    for (var topic : Topics.ALL) {
      boolean isOther = others.contains(topic) || NO_ENVELOPES.contains(topic.group());
      boolean isTable = topic.keep().cleanupPolicy().equals("compact");
      if (topic.keep() != Topic.Keep.FOR_EVER && !isTable && !isOther) {
        assertThat(topic.types())
            .as(topic.name())
            .allMatch(type -> startsWith(type, CommandMeta.SCHEMA$));
      }
    }
  }

  @Test
  void aMilestoneOfAnOrderCarriesTheSummaryBehindTheEnvelope() {
    for (var type : CheckoutTopics.ORDER_EVENTS.types()) {
      var second = schemaOf(type).getFields().get(1);
      assertThat(second.schema().equals(OrderSummary.SCHEMA$) && second.name().equals("summary"))
          .as(type.getSimpleName())
          .isEqualTo(!NO_MILESTONES.contains(type));
    }
  }

  @Test
  void retentionIsWhatTheBrokerUnderstands() {
    assertThat(Topic.Keep.FOR_EVER.retentionMs()).isEqualTo(-1);
    assertThat(Topic.Keep.FOR_EVER.cleanupPolicy()).isEqualTo("delete");
    assertThat(Topic.Keep.A_WEEK.retentionMs()).isEqualTo(604_800_000);
    assertThat(Topic.Keep.LATEST.retentionMs()).isEqualTo(-1);
    assertThat(Topic.Keep.LATEST.cleanupPolicy()).isEqualTo("compact");
  }

  @Test
  void topicsOfTheCheckoutGroupCarryEveryAggregateOfACart() {
    var group = Topics.ALL.stream().filter(topic -> topic.group() == Topic.Group.CHECKOUT).toList();

    assertThat(group)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                CheckoutTopics.CHECKOUT_COMMANDS,
                CheckoutTopics.CART_EVENTS,
                CheckoutTopics.ORDER_EVENTS,
                PaymentTopics.PAYMENT_EVENTS,
                PaymentTopics.PAYMENT_INTENTS,
                PaymentTopics.PAYMENT_RESULTS,
                ShipmentTopics.SHIPMENT_EVENTS,
                ShipmentTopics.SHIPMENT_INTENTS,
                ShipmentTopics.SHIPMENT_RESULTS,
                ShipmentTopics.RETURN_EVENTS,
                StockTopics.STOCK_REPLIES,
                NotificationTopics.NOTIFICATION_COMMANDS,
                NotificationTopics.NOTIFICATION_EVENTS,
                NotificationTopics.MAIL_INTENTS,
                NotificationTopics.MAIL_RESULTS));
  }

  private static Schema schemaOf(Class<? extends SpecificRecord> type) {
    return SpecificData.get().getSchema(type);
  }

  private static boolean startsWith(Class<? extends SpecificRecord> type, Schema envelope) {
    return schemaOf(type).getFields().get(0).schema().equals(envelope);
  }
}
