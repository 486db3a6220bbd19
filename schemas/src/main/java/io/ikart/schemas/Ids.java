package io.ikart.schemas;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ids as the API shows them: a prefix that names the kind, then a ULID (26 characters of
 * Crockford's base 32); orders and payments add the attempt, shipments and returns a number behind
 * it. Everything that belongs to one cart shares its ULID, which is the partition key of the
 * checkout group.
 */
public final class Ids {

  private static final int ULID_LENGTH = 26;
  private static final int BITS_PER_CHARACTER = 5;
  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  /** Begins with 0 to 7: 26 characters have room for 130 bits, a ULID has 128. */
  private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  private static final Pattern PLAIN = Pattern.compile(ULID);
  private static final Pattern WITH_ATTEMPT = Pattern.compile(ULID + "-[1-9][0-9]{0,2}");
  private static final Pattern NUMBERED =
      Pattern.compile(ULID + "-[1-9][0-9]{0,2}-[1-9][0-9]{0,2}");
  private static final String[] CO_KEYED = {"order_", "cart_", "pay_", "ship_", "ret_", "ntf_"};
  private static final String WATCH = "watch:";
  private static final String REVIEWS = "rev_";
  private static final String REVIEWS_OF_PRODUCT = REVIEWS + "prod_";
  private static final BigInteger MASK = BigInteger.valueOf(31);

  private Ids() {}

  /** The cart with this ULID. */
  public static String cart(String ulid) {
    return "cart_" + ulid;
  }

  /** The order that the given checkout of a cart makes. */
  public static String order(String cartId, int attempt) {
    return "order_" + ulidOf(cartId) + "-" + attempt;
  }

  /** The payment of an order. */
  public static String payment(String orderId) {
    return "pay_" + orderId.substring("order_".length());
  }

  /** The order a payment is of. */
  public static String orderOf(String paymentId) {
    return "order_" + paymentId.substring("pay_".length());
  }

  /** A parcel of an order, numbered from 1. */
  public static String shipment(String orderId, int number) {
    return "ship_" + orderId.substring("order_".length()) + "-" + number;
  }

  /** A return of an order, numbered from 1. */
  public static String returned(String orderId, int number) {
    return "ret_" + orderId.substring("order_".length()) + "-" + number;
  }

  /** The notifications of an order. */
  public static String notifications(String orderId) {
    return "ntf_" + orderId.substring("order_".length());
  }

  /** The table of what sending costs in a currency. */
  public static String shippingRates(String currency) {
    return "rates_" + currency;
  }

  /** Those who wait for a SKU; no SKU has a colon. */
  public static String watch(String sku) {
    return WATCH + sku;
  }

  /** The notification of one who waited. */
  public static String watchNotification(String watchId) {
    return "ntf_" + watchId;
  }

  /** The webhook subscription with this ULID. */
  public static String webhook(String ulid) {
    return "whsub_" + ulid;
  }

  /** The customer with this ULID. */
  public static String customer(String ulid) {
    return "cust_" + ulid;
  }

  /** The credentials with this ULID, which is a keyed hash of the address they are for. */
  public static String credentials(String ulid) {
    return "cred_" + ulid;
  }

  /** The notification with this ULID: a mail that is about no order. */
  public static String mail(String ulid) {
    return "ntf_" + ulid;
  }

  /** The reviews of a product. */
  public static String reviews(String productId) {
    return REVIEWS + productId;
  }

  /** Whether a person has an account; others are guests. */
  public static boolean isCustomer(String personId) {
    return personId.startsWith("cust_");
  }

  /** Whether the id is the prefix, a ULID, an attempt and a number: a shipment or a return. */
  public static boolean isOfOrder(String id, String prefix) {
    return id != null
        && id.startsWith(prefix)
        && NUMBERED.matcher(id).region(prefix.length(), id.length()).matches();
  }

  /** A refund of a return, numbered from 1, as the payment knows it. */
  public static String refund(String returnId, int number) {
    return returnId + ":" + number;
  }

  /** The cart an order, payment, shipment or return came from. */
  public static String cartOf(String id) {
    return cart(ulidOf(id));
  }

  /** How ids begin whose key stands within them: no id that a shop chooses may begin so. */
  public static List<String> keyedWithin() {
    return Stream.concat(Arrays.stream(CO_KEYED), Stream.of(REVIEWS)).toList();
  }

  /**
   * The key that decides the partition: the ULID for carts, orders, payments, shipments, returns
   * and notifications; the SKU for those who wait for it; the product id for its reviews; the id
   * itself for everything else (SKU, product id, offer id).
   */
  public static String partitionKey(String aggregateId) {
    for (var prefix : CO_KEYED) {
      if (aggregateId.startsWith(prefix)) {
        return ulidOf(aggregateId);
      }
    }
    if (aggregateId.startsWith(REVIEWS_OF_PRODUCT)) {
      return aggregateId.substring(REVIEWS.length());
    }
    return aggregateId.startsWith(WATCH) ? aggregateId.substring(WATCH.length()) : aggregateId;
  }

  /** Whether the id is the prefix and a ULID, and for attempts a number from 1 to 999 behind it. */
  public static boolean isValid(String id, String prefix, boolean withAttempt) {
    if (id == null || !id.startsWith(prefix)) {
      return false;
    }
    var pattern = withAttempt ? WITH_ATTEMPT : PLAIN;
    return pattern.matcher(id).region(prefix.length(), id.length()).matches();
  }

  /** Writes 128 bits as a ULID; the order of ULIDs is the order of the bits, unsigned. */
  public static String ulid(long high, long low) {
    var value =
        new BigInteger(1, ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    var characters = new char[ULID_LENGTH];
    for (int i = ULID_LENGTH - 1; i >= 0; i--) {
      characters[i] = CROCKFORD[value.and(MASK).intValue()];
      value = value.shiftRight(BITS_PER_CHARACTER);
    }
    return new String(characters);
  }

  private static String ulidOf(String id) {
    int start = id.indexOf('_') + 1;
    if (id.length() < start + ULID_LENGTH) {
      throw new IllegalArgumentException("not an id with a ULID: " + id);
    }
    return id.substring(start, start + ULID_LENGTH);
  }
}
