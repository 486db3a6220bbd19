package io.ikart.edge.http;

/** Keeps card numbers out: they must never enter a topic, a log or a message. */
public final class PaymentTokens {

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private PaymentTokens() {}

  /** Reads a required payment token and refuses what looks like a card number. */
  public static String of(Fields fields) {
    var token = fields.text("paymentToken", Formats.PAYMENT_TOKEN);
    if (looksLikeCardNumber(token)) {
      fields.wrong("paymentToken", "must be the gateway's token, never a card number");
    }
    return token;
  }

  /** Whether these are 13 to 19 digits, spaces and dashes apart, with a valid Luhn check digit. */
  static boolean looksLikeCardNumber(String text) {
    var digits = text.replace(" ", "").replace("-", "");
    if (digits.length() < SHORTEST
        || digits.length() > LONGEST
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int counted = fromRight % 2 == 1 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
