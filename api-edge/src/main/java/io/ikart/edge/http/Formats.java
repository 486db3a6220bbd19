package io.ikart.edge.http;

import io.ikart.schemas.Ids;
import java.util.regex.Pattern;

/**
 * What ids and codes look like. Anything else is refused before it can reach a topic or a store.
 */
public enum Formats {
  SKU(
      Begin.AS_NO_OTHER_ID + "[A-Za-z0-9._-]{1,64}",
      "a SKU: 1 to 64 letters, digits, '.', '_' or '-'" + Begin.SAID),
  PRODUCT_ID(
      "prod_[A-Za-z0-9._-]{1,64}",
      "a product id: prod_ and 1 to 64 letters, digits, '.', '_', '-'"),
  OFFER_ID(
      Begin.AS_NO_OTHER_ID + "[A-Za-z0-9._:-]{1,100}",
      "an offer id: 1 to 100 letters, digits, '.', '_', ':' or '-'" + Begin.SAID),
  CUSTOMER_ID(
      "(cust|guest)_[A-Za-z0-9]{1,64}", "a customer id: cust_ or guest_ and letters or digits"),
  CART_ID("cart_[0-7][0-9A-HJKMNP-TV-Z]{25}", "a cart id: cart_ and a ULID"),
  VISITOR_ID("[A-Za-z0-9_-]{8,64}", "an opaque id of 8 to 64 letters, digits, '_' or '-'"),
  ACTION_ID("[A-Za-z0-9_-]{8,64}", "an opaque id of 8 to 64 letters, digits, '_' or '-'"),
  ACTION_KIND("[A-Z_]{1,20}", "a kind of event"),
  INSTANT(
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z",
      "an RFC 3339 instant in UTC, for example 2010-12-01T08:26:00Z"),
  CURRENCY("[A-Z]{3}", "an ISO 4217 code of three capital letters"),
  PRICE_LIST("[A-Za-z0-9._-]{1,64}", "a price list: 1 to 64 letters, digits, '.', '_' or '-'"),
  COUNTRY("[A-Z]{2}", "an ISO 3166-1 code of two capital letters"),
  ZONE_COUNTRY("[A-Z]{2}|\\*", "an ISO 3166-1 code of two capital letters, or *"),
  WAREHOUSE("[A-Za-z0-9._-]{1,64}", "a warehouse: 1 to 64 letters, digits, '.', '_' or '-'"),
  CARRIER("[A-Za-z0-9._-]{1,64}", "a name: 1 to 64 letters, digits, '.', '_' or '-'"),
  TRACKING_NUMBER("[A-Za-z0-9-]{1,64}", "a number: 1 to 64 letters, digits or '-'"),
  PAYMENT_TOKEN("[\\x21-\\x7e]{1,200}", "a payment token: 1 to 200 printable ASCII characters"),
  IDEMPOTENCY_KEY("[\\x21-\\x7e]{1,128}", "1 to 128 printable ASCII characters"),
  REFUND_NAME("[A-Za-z0-9._-]{1,64}", "a name: 1 to 64 letters, digits, '.', '_' or '-'"),
  GATEWAY_ID("[A-Za-z0-9_]{0,255}", "the gateway's id: letters, digits and '_'"),
  OPERATION(
      "((capture|refund):[\\x21-\\x7e]{1,200})?",
      "an operation as the payment lists it: capture: or refund: and its name"),
  SETTLEMENT(
      "LOOK_UP|AUTHORIZED|NOTHING_CHARGED|DONE|NOT_DONE",
      "LOOK_UP, AUTHORIZED, NOTHING_CHARGED, DONE or NOT_DONE"),
  APPLICATION("[a-z][a-z-]{0,39}", "the name of an application"),
  NOTE("[^\\p{Cntrl}]{1,200}", "a text of 1 to 200 characters"),
  OPTIONAL_NOTE("[^\\p{Cntrl}]{0,200}", "a text of at most 200 characters"),
  TITLE("[^\\p{Cntrl}]{1,200}", "a text of 1 to 200 characters"),
  CATEGORY(
      "([^\\p{Cntrl}/]{1,60}(/[^\\p{Cntrl}/]{1,60}){0,5})?",
      "a category: up to 6 names of 1 to 60 characters, separated by '/'"),
  BRAND("[^\\p{Cntrl}]{0,100}", "a brand of at most 100 characters"),
  ATTRIBUTE("[a-z][a-z0-9_-]{0,39}", "a name of 1 to 40 small letters, digits, '_' or '-'"),
  ATTRIBUTE_VALUE("[^\\p{Cntrl}]{1,100}", "a text of 1 to 100 characters"),
  EMAIL(
      "[^@\\s\\p{Cntrl}<>,;\"]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,180}[A-Za-z0-9])?",
      "an e-mail address"),
  NEW_PASSWORD("[^\\p{Cntrl}]{10,200}", "a password of 10 to 200 characters"),
  TRIED_PASSWORD("[^\\p{Cntrl}]{1,200}", "a password"),
  MAILED_TOKEN("[0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43}", "a token as it stands in the mail"),
  REFRESH_TOKEN("[A-Za-z0-9_-]{126}", "a refresh token as it was given"),
  ADDRESS_ID("[0-7][0-9A-HJKMNP-TV-Z]{25}", "an address id: a ULID"),
  PHONE("[+0-9 ()./-]{0,32}", "a telephone number of at most 32 digits and signs"),
  PURPOSE("[a-z][a-z-]{0,39}", "a purpose: 1 to 40 small letters or '-'"),
  TEXT_VERSION("[A-Za-z0-9._-]{1,40}", "a version: 1 to 40 letters, digits, '.', '_' or '-'"),
  SESSION_ID("[0-7][0-9A-HJKMNP-TV-Z]{25}", "a session id: a ULID"),
  STAFF_ROLE(
      "(support|warehouse|analyst|admin|operator)",
      "support, warehouse, analyst, admin or operator"),
  PERSON_NAME("[^\\p{Cntrl}]{0,100}", "a text of at most 100 characters"),
  ADDRESS_LINE("[^\\p{Cntrl}]{1,100}", "a text of 1 to 100 characters"),
  POSTCODE("[A-Za-z0-9 -]{1,16}", "a postal code: 1 to 16 letters, digits, spaces or '-'"),
  LOCALE("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}", "a language tag, for example en or de-AT"),
  FACT_TYPE("[a-z]{1,30}\\.[a-z_]{1,40}", "a type of facts, for example order.confirmed"),
  WEBHOOK_URL("https?://[\\x21-\\x7e]{1,500}", "an http or https address"),
  DELIVERY_ID(
      "d[0-9]{13}\\.[A-Za-z0-9._-]{1,100}@[0-9]{1,19}", "a delivery id as the log shows it"),
  REVIEW_ID("r[0-9]{13}-[0-7][0-9A-HJKMNP-TV-Z]{25}", "a review id as it is listed"),
  REVIEW_STATUS("PENDING|APPROVED|REJECTED", "PENDING, APPROVED or REJECTED"),
  AUDIT_NAME("[\\x21-\\x7e]{1,200}", "an id: 1 to 200 printable ASCII characters"),
  AUDIT_ACTION(
      "[a-z]{1,30}\\.([a-z-]{1,40})?", "an action, for example stock.adjusted, or stock. for all"),
  IP_ADDRESS("[0-9A-Fa-f:][0-9A-Fa-f.:]{1,44}", "an IP address"),
  DESCRIPTION("(?s).{0,5000}", "a text of at most 5,000 characters");

  /**
   * SKUs and offer ids are the shop's own words, but {@link Ids#partitionKey} takes the key of the
   * ids that begin like this out of their middle.
   */
  private static final class Begin {
    static final String AS_NO_OTHER_ID = "(?!(cart|order|pay|ship|ret|ntf|rev)_)";
    static final String SAID =
        ", not beginning with cart_, order_, pay_, ship_, ret_, ntf_ or rev_";
  }

  private final Pattern pattern;
  private final String expected;

  Formats(String pattern, String expected) {
    this.pattern = Pattern.compile(pattern);
    this.expected = expected;
  }

  public boolean matches(String text) {
    return text != null && pattern.matcher(text).matches();
  }

  /** What is expected, for people. */
  public String expected() {
    return expected;
  }

  /** The regular expression the whole text must match. */
  String pattern() {
    return pattern.pattern();
  }
}
