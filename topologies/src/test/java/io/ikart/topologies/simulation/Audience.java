package io.ikart.topologies.simulation;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.topologies.shop.Shop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Those who are told: shoppers who leave an address or do not, and subscribers to facts. */
final class Audience {

  /** Who leaves an address whose key is there. */
  static final Sealed SOMEBODY = new Sealed("somebody.1", ByteBuffer.wrap(new byte[] {1}));

  /** Who orders before the key of the address has come. */
  private static final Sealed LATECOMER = new Sealed("late.1", ByteBuffer.wrap(new byte[] {2}));

  /** One who wants to hear of everything, and one of some. */
  static final List<Subscriber> SUBSCRIBERS =
      List.of(
          new Subscriber(Ids.webhook(Ids.ulid(3, 1)), List.of()),
          new Subscriber(
              Ids.webhook(Ids.ulid(3, 2)), List.of("order.shipped", "stock.back_in_stock")));

  private static final List<MailOutcome> MOODS =
      List.of(
          MailOutcome.SENT,
          MailOutcome.SENT,
          MailOutcome.DEFERRED,
          MailOutcome.DEFERRED,
          MailOutcome.REFUSED,
          MailOutcome.UNWANTED);

  private final Shop shop;
  private final Random random;

  /**
   * Somebody who wants to hear of facts.
   *
   * @param id of the subscription
   * @param types wanted; none for all
   */
  record Subscriber(String id, List<String> types) {

    boolean wants(String type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  Audience(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
  }

  void subscribe() {
    for (var each : SUBSCRIBERS) {
      shop.post(
          new CreateWebhook(
              shop.meta(each.id()), "https://hooks.example", each.types(), "", SOMEBODY));
    }
    keyArrives(SOMEBODY);
  }

  /** Where a shopper wants to be told; null when nowhere. */
  Sealed address() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> null;
      case 2 -> LATECOMER;
      default -> SOMEBODY;
    };
  }

  /** Mail servers and subscribers have good days and bad ones. */
  void changesItsMood() {
    shop.post().answersMails(MOODS.get(random.nextInt(MOODS.size())));
    shop.post().takesDeliveries(random.nextBoolean());
    if (random.nextInt(3) == 0) {
      keyArrives(LATECOMER);
    }
  }

  /** Everybody can be told again. */
  void comeToRest() {
    shop.post().answersMails(MailOutcome.SENT);
    shop.post().takesDeliveries(true);
    keyArrives(LATECOMER);
  }

  private void keyArrives(Sealed contact) {
    var wrapped = ByteBuffer.wrap(new byte[] {3});
    var key = new PersonKey(contact.getKeyId(), Shop.SHOPPER, wrapped, shop.now());
    shop.put(CustomerTopics.PERSON_KEYS, key);
  }
}
