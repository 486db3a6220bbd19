package io.ikart.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody with an account, whose every detail is a word that stands nowhere else. */
final class Person {

  static final String PASSWORD = "a password of their own";

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Pattern TOKEN =
      Pattern.compile("Your token: ([0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43})");

  private final String word = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final Edge edge;
  private final MailFolder mails;
  private String token = "";
  private String id = "";

  Person(Edge edge, MailFolder mails) {
    this.edge = edge;
    this.mails = mails;
  }

  String email() {
    return "mail" + word + "@example.org";
  }

  String name() {
    return "Name" + word;
  }

  String street() {
    return "Street" + word;
  }

  /** Ten digits that no counter reaches. */
  String phone() {
    long digits = Long.parseLong(word.substring(0, 8), 16) % 1_000_000_000L;
    return "+4%09d".formatted(digits);
  }

  /** Every word that says who they are. */
  List<String> words() {
    return List.of(email(), name(), street(), phone(), PASSWORD);
  }

  /** JSON of a contact. */
  String contact() {
    return "{\"email\": \"%s\", \"name\": \"%s\", \"address\": %s}"
        .formatted(email(), name(), postal());
  }

  /** JSON of a postal address. */
  String postal() {
    return "{\"line1\": \"%s\", \"city\": \"Bath\", \"country\": \"GB\"}".formatted(street());
  }

  /** Registers, reads the mail, and signs in. */
  Person joins() throws IOException {
    var registration = "{\"email\": \"%s\", \"name\": \"%s\"}".formatted(email(), name());
    edge.post("/v1/store/accounts", registration).is(202);
    await().atMost(TOLD_WITHIN).until(() -> !mails.to(email()).isEmpty());
    var mail = TOKEN.matcher(mails.to(email()).get(0));
    if (!mail.find()) {
      throw new AssertionError("no token in " + mails.to(email()));
    }
    var choice = "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(mail.group(1), PASSWORD);
    edge.post("/v1/store/accounts/confirm", choice).is(204);
    var tokens = signIn().is(201);
    token = tokens.text("accessToken");
    id = tokens.text("customerId");
    await().atMost(TOLD_WITHIN).until(() -> asks("GET", "", null).status() == 200);
    return this;
  }

  Edge.Answer signIn() {
    var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email(), PASSWORD);
    return edge.post("/v1/store/sessions", body);
  }

  /** Asks for something of the account. */
  Edge.Answer asks(String method, String path, String body) {
    return edge.send(method, "/v1/store/account" + path, body, headers());
  }

  String id() {
    return id;
  }

  String[] headers() {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
