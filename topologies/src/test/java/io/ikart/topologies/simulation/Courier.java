package io.ikart.topologies.simulation;

import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * Decides which record is delivered next. Records of one topic and key keep their order, as Kafka
 * promises within a partition; between topics and keys any order may happen, and one reader of a
 * topic may be far behind another. When it is careless, some records are delivered once more, at
 * any later time.
 */
final class Courier {

  private static final int ONE_IN_SO_MANY_TWICE = 8;

  private final Shop shop;
  private final Random random;
  private final boolean careless;
  private final List<Message> onceMore = new ArrayList<>();

  private record Lane(Topic topic, String key, String reader) {}

  Courier(Shop shop, Random random, boolean careless) {
    this.shop = shop;
    this.random = random;
    this.careless = careless;
  }

  /** Delivers one record; false when none is on the way. */
  boolean deliverOne() {
    if (!onceMore.isEmpty() && random.nextInt(4) == 0) {
      shop.deliver(onceMore.remove(random.nextInt(onceMore.size())));
      return true;
    }
    var heads = heads();
    if (heads.isEmpty()) {
      return false;
    }
    int place = heads.get(random.nextInt(heads.size()));
    var message = shop.onTheWay().remove(place);
    if (careless && mayComeTwice(message) && random.nextInt(ONE_IN_SO_MANY_TWICE) == 0) {
      onceMore.add(message);
    }
    shop.deliver(message);
    return true;
  }

  /** Delivers everything, in some order. */
  void deliverAll() {
    while (deliverOne()) {
      // until nothing is on the way
    }
    onceMore.forEach(shop::deliver);
    onceMore.clear();
    while (deliverOne()) {
      // what the last ones brought about
    }
  }

  private List<Integer> heads() {
    var seen = new HashSet<Lane>();
    var heads = new ArrayList<Integer>();
    for (int place = 0; place < shop.onTheWay().size(); place++) {
      var message = shop.onTheWay().get(place);
      if (seen.add(new Lane(message.topic(), message.key(), message.reader()))) {
        heads.add(place);
      }
    }
    return heads;
  }

  /**
   * An allocation is sent once, exactly, and never again after a release: stock must stop at it.
   */
  private static boolean mayComeTwice(Message message) {
    return !(message.value() instanceof AllocateStock);
  }
}
