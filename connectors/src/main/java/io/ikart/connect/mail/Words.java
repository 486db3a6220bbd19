package io.ikart.connect.mail;

import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.Parcel;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a template may name, as a person of the language reads it. */
final class Words {

  private Words() {}

  static Map<String, Object> of(
      MailIntent intent,
      Contact contact,
      String token,
      Locale language,
      String shopName,
      String shopUrl) {
    var fact = intent.getFact();
    var order = fact.getOrder();
    var words = new HashMap<String, Object>();
    words.put("shop", shopName);
    words.put("site", site(shopUrl));
    words.put("token", token);
    words.put("link", link(shopUrl, order == null ? "" : order.getOrderId()));
    words.put("name", contact.getName());
    words.put("order", order == null ? "" : order.getOrderId());
    words.put("total", order == null ? "" : money(order.getTotal(), language));
    words.put("lines", lines(intent.getLines(), language));
    words.put("more", order == null ? 0 : order.getLines() - intent.getLines().size());
    var sending = intent.getShippingCost();
    words.put("sending", sending == null ? "" : money(sending, language));
    words.put("amount", fact.getAmount() == null ? "" : money(fact.getAmount(), language));
    words.put("sku", fact.getSku());
    words.put("code", fact.getCode());
    words.put("carrier", parcel(fact.getParcel()).getCarrier());
    words.put("tracking", parcel(fact.getParcel()).getTrackingNumber());
    return words;
  }

  private static Parcel parcel(Parcel given) {
    return given == null ? new Parcel("", "", "") : given;
  }

  private static String link(String shopUrl, String orderId) {
    return shopUrl.isBlank() ? "" : site(shopUrl) + "/orders/" + orderId;
  }

  private static String site(String shopUrl) {
    return shopUrl.strip().replaceAll("/+$", "");
  }

  private static List<Map<String, Object>> lines(List<PricedLine> lines, Locale language) {
    return lines.stream()
        .map(
            line -> {
              var price = line.getUnitPrice();
              var sum = new Money(price.getAmount() * line.getQuantity(), price.getCurrency());
              return Map.<String, Object>of(
                  "title", line.getTitle(),
                  "quantity", line.getQuantity(),
                  "sum", money(sum, language));
            })
        .toList();
  }

  /** Minor units as the language writes them, with the currency's own number of digits. */
  static String money(Money money, Locale language) {
    var currency = Currency.getInstance(money.getCurrency());
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    var format = NumberFormat.getCurrencyInstance(language);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.getAmount(), digits));
  }
}
