package io.ikart.gateway;

/** The page of a shopper's bank that asks whether it was really them (3-D Secure). */
final class Challenge {

  /** The path of the page; an intent's id follows. */
  static final String PATH = "/simulator/3ds/";

  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Test bank</title>
      <body><h1>Test bank</h1><p>Do you want to pay %s minor units of %s?</p>
      <form method="post"><button name="answer" value="yes">Yes</button>
      <button name="answer" value="no">No</button></form></body></html>
      """;

  private static final String THANKS =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Test bank</title>
      <body><p>%s</p></body></html>
      """;

  private final String base;

  /**
   * @param base address of the simulator, which only its server knows
   */
  Challenge(String base) {
    this.base = base;
  }

  /** Where the page is, seen from the simulator; {@link #absolute} makes it an address. */
  static String urlOf(Intent intent) {
    return PATH + intent.id();
  }

  /** Puts the simulator's own address in front of the pages an answer names. */
  String absolute(String body) {
    return body.replace("\"url\":\"" + PATH, "\"url\":\"" + base + PATH);
  }

  /** The page for one payment. */
  static String page(Intent intent) {
    return PAGE.formatted(Long.toString(intent.terms().amount()), intent.terms().currency());
  }

  /** What a shopper sees who has nowhere to go back to. */
  static String thanks(Intent intent) {
    return THANKS.formatted(intent.trouble() == null ? "Thank you." : "Not paid.");
  }

  /** Where the shopper goes when the bank has its answer. */
  static String wayBack(Intent intent) {
    var url = intent.returnUrl();
    if (url.isEmpty()) {
      return "";
    }
    boolean paid = intent.trouble() == null;
    return url
        + (url.contains("?") ? "&" : "?")
        + "payment_intent="
        + intent.id()
        + "&redirect_status="
        + (paid ? "succeeded" : "failed");
  }
}
