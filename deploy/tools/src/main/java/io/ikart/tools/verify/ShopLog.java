package io.ikart.tools.verify;

import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.ShipmentTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.tools.log.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All laws, fed from one reading of the log. To be locked while anything of it is used. */
final class ShopLog {

  /** Everything that must be read. */
  static final List<Topic> TOPICS =
      List.of(
          CatalogTopics.CATALOG_EVENTS,
          CatalogTopics.SHIPPING_EVENTS,
          StockTopics.STOCK_EVENTS,
          StockTopics.WATCH_EVENTS,
          CheckoutTopics.CART_EVENTS,
          CheckoutTopics.ORDER_EVENTS,
          PaymentTopics.PAYMENT_EVENTS,
          ShipmentTopics.SHIPMENT_EVENTS,
          ShipmentTopics.RETURN_EVENTS,
          CustomerTopics.CREDENTIALS_EVENTS,
          CustomerTopics.CUSTOMER_EVENTS,
          ReviewTopics.REVIEW_EVENTS,
          NotificationTopics.NOTIFICATION_EVENTS,
          NotificationTopics.MAIL_INTENTS,
          CustomerTopics.PERSON_KEYS,
          WebhookTopics.WEBHOOK_EVENTS,
          CatalogTopics.CATALOG_COMMANDS,
          StockTopics.STOCK_COMMANDS,
          CheckoutTopics.CHECKOUT_COMMANDS,
          CustomerTopics.CUSTOMER_COMMANDS,
          ReviewTopics.REVIEW_COMMANDS,
          WebhookTopics.WEBHOOK_COMMANDS,
          OperationsTopics.REPLIES_TO_EDGES);

  private final History history = new History();
  private final OrderLaw orders = new OrderLaw();
  private final MoneyLaw money = new MoneyLaw();
  private final StockLaw stock = new StockLaw();
  private final ParcelLaw parcels = new ParcelLaw();
  private final MailLaw mails = new MailLaw();
  private final DeliveryLaw deliveries = new DeliveryLaw(Instant.now());
  private final SealLaw seals = new SealLaw();
  private final ReviewLaw reviews = new ReviewLaw();
  private final ReplyLaw replies = new ReplyLaw(Instant.now());

  /** Takes in one record of any of the topics. */
  synchronized void accept(LogRecord record) {
    seals.accept(record);
    var kind = Aggregate.of(record);
    if (kind.isEmpty()) {
      acceptMessage(record);
      return;
    }
    history.accept(kind.get(), record);
    switch (kind.get()) {
      case STOCK_ITEM -> {
        stock.accept(record);
        parcels.accept(record);
        deliveries.accept(record);
      }
      case ORDER -> {
        orders.accept(record);
        parcels.accept(record);
        mails.accept(record);
        deliveries.accept(record);
        reviews.accept(record);
      }
      case REVIEWS -> reviews.accept(record);
      case PAYMENT -> money.accept(record);
      case STOCK_WATCH, NOTIFICATION, CREDENTIALS -> mails.accept(record);
      case WEBHOOK -> deliveries.accept(record);
      case PRODUCT, SHIPPING_RATES, CART, SHIPMENT, RETURN, CUSTOMER -> {}
    }
  }

  private void acceptMessage(LogRecord record) {
    if (record.topic().equals(OperationsTopics.REPLIES_TO_EDGES.name())) {
      replies.acceptReply(record);
    } else if (record.topic().equals(NotificationTopics.MAIL_INTENTS.name())) {
      mails.accept(record);
    } else if (!record.topic().equals(CustomerTopics.PERSON_KEYS.name())) {
      replies.acceptCommand(record);
      mails.acceptCommand(record.value());
    }
  }

  /** What may be true for a moment while a saga goes on, and must not stay true. */
  synchronized Unrest unrest() {
    return new Unrest(
        stock.orphans(orders),
        money.unwanted(orders),
        orders.overdue(Instant.now()),
        parcels.unmatched(),
        mails.untold(Instant.now()),
        deliveries.undelivered(),
        seals.broken(),
        reviews.unmatched());
  }

  /** Every check but those of {@link #unrest()}, which are the caller's to judge. */
  synchronized List<Check> checks() {
    var checks = new ArrayList<Check>();
    checks.addAll(stock.checks());
    checks.add(stock.sums(history.of(Aggregate.STOCK_ITEM)));
    checks.addAll(money.checks());
    checks.add(money.sums(history.of(Aggregate.PAYMENT)));
    checks.addAll(orders.checks());
    checks.addAll(mails.checks());
    checks.addAll(deliveries.checks());
    checks.addAll(reviews.checks());
    checks.addAll(history.checks());
    checks.addAll(replies.checks());
    return checks;
  }

  /** The checks of what stayed true too long. */
  synchronized List<Check> checks(Unrest stayed) {
    var claims = new Check("1 holds belong to open orders, allocations to confirmed ones");
    claims.took(stock.claims(), stayed.orphans());
    var authorized = new Check("2 nothing stays authorized or kept for an order that ended");
    authorized.took(money.count(), stayed.unwanted());
    var overdue = new Check("5 no order waits past its deadline");
    overdue.took(orders.count(), stayed.overdue());
    var sent = new Check("1 what left stock and came back is what orders sent and got back");
    sent.took(parcels.count(), stayed.unmatched());
    var told = new Check("8 who left an address is told what happened, and nothing else");
    told.took(mails.count(), stayed.untold());
    var delivered = new Check("8 subscribers get the facts they want, and no others");
    delivered.took(deliveries.count(), stayed.undelivered());
    var opened = new Check("9 what is sealed has its key, unless its person was erased");
    opened.took(seals.count(), stayed.unopenable());
    var verified = new Check("7 verified is who has got the product, and nobody else");
    verified.took(reviews.count(), stayed.unverified());
    return List.of(claims, authorized, overdue, sent, told, delivered, opened, verified);
  }

  /** Ids of all aggregates of a kind. */
  synchronized List<String> idsOf(Aggregate kind) {
    return List.copyOf(history.of(kind).keySet());
  }

  /** The folds. */
  History history() {
    return history;
  }
}
