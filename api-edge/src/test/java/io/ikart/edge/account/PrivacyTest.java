package io.ikart.edge.account;

import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.edge.Shop;
import io.ikart.edge.TestEdge;
import io.ikart.edge.auth.CartTokens;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.command.CommandIds;
import io.ikart.schemas.Ids;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.Tally;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.seal.SealedFields;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one may say of oneself, see of oneself, and have forgotten. */
class PrivacyTest {

  private static final String ACCOUNT = "/v1/store/account";
  private static final String CUSTOMER = Ids.customer(Ids.ulid(21, 22));
  private static final String OTHER = Ids.customer(Ids.ulid(41, 42));
  private static final String CREDENTIALS = Ids.credentials(Ids.ulid(23, 24));
  private static final String SESSION = Ids.ulid(25, 26);
  private static final String ADDRESS = Ids.ulid(27, 28);
  private static final String PASSWORD = "a long password";
  private static final Instant NOON = Shop.NOON;
  private static final String BODY =
      """
      {"name": "Ada Lovelace", "phone": "+44 20 7946", "default": true, "address":
       {"line1": "12 Analytical Row", "city": "Bath", "postcode": "BA1 1AA", "country": "GB"}}
      """;
  private static final SavedAddress PLAIN =
      new SavedAddress(
          "Ada Lovelace",
          "+44 20 7946",
          new PostalAddress("12 Analytical Row", "", "Bath", "", "BA1 1AA", "GB"));
  private static final Contact CONTACT =
      new Contact("ada@example.org", "Ada Lovelace", "en", List.of(), null);

  private static TestEdge edge;
  private static PersonKey key;
  private static PasswordHash hash;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
    key = edge.sealing.newKey(CUSTOMER, KeyRows.idsOf(CUSTOMER) + "1", NOON);
    hash = edge.identity.identity().passwords().hash(CREDENTIALS, PASSWORD).join();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.actions.clear();
    edge.log.accepts(new Touched(CUSTOMER, 3L, "3-abc"));
    edge.shop.hasKeys(CUSTOMER, List.of(key));
    edge.shop.has(CUSTOMER, customer(consent(true)), address(), decision(1, true));
    edge.shop.has(CREDENTIALS, account(), session());
  }

  @Test
  void anAddressIsSealedByAKeyOfItsOwner() {
    var answer = own("PUT", "/addresses/" + ADDRESS, BODY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (SaveAddress) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(CUSTOMER);
    assertThat(command.getAddressId()).isEqualTo(ADDRESS);
    assertThat(command.getIsDefault()).isTrue();
    assertThat(command.getAddress().getKeyId()).startsWith(KeyRows.idsOf(CUSTOMER));
    assertThat(new String(edge.wire.encode(command), StandardCharsets.ISO_8859_1))
        .doesNotContain("Ada", "Analytical", "7946", "BA1");
    assertThat(answer.body()).doesNotContain("Analytical");
  }

  @Test
  void addressesAreShownToTheirOwnerOpened() {
    var listed = json(own("GET", "/addresses", null)).path("addresses");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("addressId").textValue()).isEqualTo(ADDRESS);
    assertThat(listed.get(0).path("default").booleanValue()).isTrue();
    assertThat(listed.get(0).at("/address/line1").textValue()).isEqualTo("12 Analytical Row");
    assertThat(listed.get(0).path("phone").textValue()).isEqualTo("+44 20 7946");
  }

  @Test
  void withoutItsKeyAnAddressIsListedWithoutWhatItSaid() {
    edge.shop.hasKeys(CUSTOMER, List.of(KeyRows.destroyed(key)));

    var answer = own("GET", "/addresses", null);

    assertThat(json(answer).path("addresses").get(0).has("address")).isFalse();
    assertThat(answer.body()).doesNotContain("Analytical");
  }

  @Test
  void addressPreferencesAndConsentsAreCommandsToTheCustomer() {
    own("DELETE", "/addresses/" + ADDRESS, null);
    assertThat(((RemoveAddress) edge.log.last().command()).getAddressId()).isEqualTo(ADDRESS);

    own("PUT", "/preferences", "{\"locale\": \"de-AT\", \"unwanted\": [\"order.shipped\"]}");
    var preferences = (SetPreferences) edge.log.last().command();
    assertThat(preferences.getLocale()).isEqualTo("de-AT");
    assertThat(preferences.getUnwanted()).containsExactly("order.shipped");

    own("PUT", "/consents/behaviour", "{\"given\": false, \"textVersion\": \"2026-11\"}");
    var consent = (DecideConsent) edge.log.last().command();
    assertThat(consent.getPurpose()).isEqualTo("behaviour");
    assertThat(consent.getGiven()).isFalse();
    assertThat(consent.getTextVersion()).isEqualTo("2026-11");
  }

  @Test
  void consentsAreShownWithTheirHistory() {
    var shown = json(own("GET", "/consents", null));

    assertThat(shown.at("/consents/0/given").booleanValue()).isTrue();
    assertThat(shown.at("/history/0/textVersion").textValue()).isEqualTo("1");
    assertThat(shown.at("/history/0/decidedAt").textValue()).isEqualTo(NOON.toString());
  }

  /** Preferences and addresses are there so that nobody types them again. */
  @Test
  void aCheckoutMayNameAnAddressOfTheAccount() {
    edge.shop.has(TestEdge.CART, Cart.newBuilder(Shop.cart()).setCustomerId(OTHER).build());
    edge.shop.has(ORDER, Shop.order(), edge.shop.part("lines", Shop.bought()));
    edge.log.accepts(new Touched(ORDER, 1L, "1-x"));
    edge.shop.hasKeys(OTHER, List.of(key));
    edge.shop.has(
        OTHER,
        Customer.newBuilder(customer())
            .setCustomerId(OTHER)
            .setLocale("de-AT")
            .setUnwanted(List.of("order.shipped"))
            .build(),
        address());

    assertThat(checkOut(ADDRESS).statusCode()).isEqualTo(201);

    var sealed = ((CheckOut) edge.log.last().command()).getContact();
    var own = edge.keys.kept().get(0);
    assertThat(own.getPersonId()).isEqualTo(OTHER);
    var plain = edge.sealing.open(sealed, own.getWrapped(), SealedFields.CONTACT);
    assertThat(edge.wire.decode(plain))
        .isEqualTo(
            new Contact(
                "ada@example.org",
                "Ada Lovelace",
                "de-AT",
                List.of("order.shipped"),
                PLAIN.getAddress()));
    assertThat(checkOut(Ids.ulid(77, 77)).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> checkOut(String addressId) {
    return edge.post(
        "/v1/store/carts/" + TestEdge.CART + "/checkout",
        "{\"paymentToken\": \"tok_visa\", \"addressId\": \"" + addressId + "\"}",
        "Idempotency-Key",
        "k-" + addressId,
        "Authorization",
        bearer(OTHER, SESSION));
  }

  @Test
  void aGuestsCartGoesIntoACartOfWhoeverIsSignedIn() {
    edge.shop.has(TestEdge.CART, Shop.cart());
    var into = Ids.cart(Ids.ulid(3, 3));

    var path = ACCOUNT + "/carts/" + TestEdge.CART + "/merge";
    var body = "{\"into\": \"" + into + "\"}";
    var guest = new CartTokens(edge.identity.identity().keys()).of(Ids.partitionKey(TestEdge.CART));
    var bearer = bearer(SESSION);
    assertThat(edge.post(path, body, "Authorization", bearer).statusCode()).isEqualTo(404);

    var answer = edge.post(path, body, "Authorization", bearer, CartTokens.HEADER, guest);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (MergeCart) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(TestEdge.CART);
    assertThat(command.getIntoCartId()).isEqualTo(into);
    assertThat(command.getCustomerId()).isEqualTo(CUSTOMER);
  }

  @ParameterizedTest
  @CsvSource({
    "/addresses/01ARZ3NDEKTSV4RRFFQ69G5FAV, '{}', address",
    "/preferences, '{\"locale\": \"?\"}', locale",
    "/consents/behaviour, '{\"textVersion\": \"1\"}', given",
    "/consents/behaviour, '{\"given\": true}', textVersion",
  })
  void badInputNamesTheField(String path, String body, String field) {
    var answer = own("PUT", path, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("field")).contains(field);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void anExportHasEverythingOpened() {
    var lines =
        OrderLines.newBuilder(Shop.bought()).setContact(sealed(SealedFields.CONTACT, CONTACT));
    edge.shop.has(ORDER, Shop.order(), edge.shop.part("lines", lines.build()));
    var row = new CustomerOrder(Shop.summary(OrderStatus.PLACED), 1L);
    edge.shop.hasOrders(CUSTOMER, edge.shop.part("row", row));

    var answer = own("GET", "/export", null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var export = json(answer);
    assertThat(export.at("/account/contact/email").textValue()).isEqualTo("ada@example.org");
    assertThat(export.at("/addresses/0/address/line1").textValue()).isEqualTo("12 Analytical Row");
    assertThat(export.at("/history/0/purpose").textValue()).isEqualTo("behaviour");
    assertThat(export.path("sessions")).hasSize(1);
    assertThat(export.at("/orders/0/orderId").textValue()).isEqualTo(ORDER);
    assertThat(export.at("/orders/0/contact/name").textValue()).isEqualTo("Ada Lovelace");
    assertThat(export.path("moreOrders").booleanValue()).isFalse();
    var noted = ((RecordAction) edge.log.last().command()).getAudited();
    assertThat(noted.getAction()).isEqualTo("data.exported");
    assertThat(noted.getObject()).isEqualTo(CUSTOMER);
  }

  @Test
  void nothingIsHandedOutThatCannotBeNoted() {
    edge.log.losesTouch();

    var answer = own("GET", "/export", null);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("ada@example.org");
  }

  @Test
  void whoHasThePasswordIsForgottenAndSignedOutAtOnce() {
    var session = Ids.ulid(31, 32);

    var answer = as(session, "POST", "/erasure", "{\"password\": \"" + PASSWORD + "\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("goneWithin").textValue()).isEqualTo("PT26H");
    var command = (EraseAccount) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(CREDENTIALS);
    assertThat(command.getMatched()).isTrue();
    assertThat(command.getByStaff()).isFalse();
    assertThat(command.getSessionId()).isEqualTo(session);
    assertThat(as(session, "GET", "/export", null).statusCode()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordForgetsNothing() {
    var answer = own("POST", "/erasure", "{\"password\": \"a guess\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(((EraseAccount) edge.log.last().command()).getMatched()).isFalse();
    assertThat(own("GET", "/consents", null).statusCode()).isEqualTo(200);
  }

  @Test
  void staffForgetACustomerByTheirId() {
    var answer = edge.post("/v1/admin/customers/" + CUSTOMER + "/erasure", null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (EraseAccount) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(CREDENTIALS);
    assertThat(command.getByStaff()).isTrue();
    var nobody = Ids.customer(Ids.ulid(1, 99));
    assertThat(edge.post("/v1/admin/customers/" + nobody + "/erasure", null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void eventsOfWhoeverIsSignedInNameThemOnlyWithTheirConsent() {
    assertThat(views().path("accepted").intValue()).isEqualTo(1);
    assertThat(edge.actions.get(0).getVisitorId()).isEqualTo("visitor-1");

    edge.shop.has(CUSTOMER, customer(consent(false)));
    views();
    assertThat(edge.actions.get(1).getVisitorId()).isEmpty();
    assertThat(edge.actions.get(1).getCartId()).isEmpty();
    assertThat(edge.actions.get(1).getConsent()).isFalse();

    edge.shop.goesDown();
    views();
    assertThat(edge.actions.get(2).getVisitorId()).isEmpty();
  }

  private static JsonNode views() {
    var body =
        "{\"consent\": true, \"visitorId\": \"visitor-1\", \"events\": [{\"eventId\":"
            + " \"event-0001\", \"kind\": \"PAGE_VIEW\", \"cartId\": \""
            + TestEdge.CART
            + "\"}]}";
    return json(edge.post("/v1/store/events", body, "Authorization", bearer(SESSION)));
  }

  /** An unsalted fingerprint of an address in a topic could be tried out. */
  @Test
  void theFingerprintOfNoBodyCanBeGuessedFromTheBody() {
    var wish = "{\"contact\": {\"email\": \"ada@example.org\"}}";
    edge.post("/v1/store/stock/TEA/watch", wish);

    var bytes = wish.getBytes(StandardCharsets.UTF_8);
    assertThat(edge.log.last().fingerprint())
        .isNotEqualTo(CommandIds.fingerprint(bytes, "POST /v1/store/stock/TEA/watch"));
  }

  private static HttpResponse<String> own(String method, String path, String body) {
    return as(SESSION, method, path, body);
  }

  private static HttpResponse<String> as(String session, String method, String path, String body) {
    return edge.call(method, ACCOUNT + path, body, "Authorization", bearer(session));
  }

  private static String bearer(String session) {
    return bearer(CUSTOMER, session);
  }

  private static String bearer(String customer, String session) {
    var who = new SignedIn(customer, CREDENTIALS, session);
    return "Bearer " + edge.identity.identity().access().issue(who, Set.of(), "1");
  }

  private static Sealed sealed(String field, SpecificRecord plain) {
    return edge.sealing.seal(key, field, edge.wire.encode(plain));
  }

  private static Customer customer(Consent... consents) {
    return Customer.newBuilder()
        .setCustomerId(CUSTOMER)
        .setCredentialsId(CREDENTIALS)
        .setContact(sealed(SealedFields.CONTACT, CONTACT))
        .setOpenedAt(NOON)
        .setAddresses(1)
        .setDefaultAddressId(ADDRESS)
        .setConsents(List.of(consents))
        .setDecisions(1)
        .build();
  }

  private static Consent consent(boolean given) {
    return new Consent("behaviour", given, "1", NOON);
  }

  private static QueryPart decision(int number, boolean given) {
    return edge.shop.part("consent/000000000" + number, consent(given));
  }

  private static QueryPart address() {
    var sealed = sealed(SealedFields.ADDRESS, PLAIN);
    return edge.shop.part("address/" + ADDRESS, new CustomerAddress(ADDRESS, sealed, NOON));
  }

  private static Credentials account() {
    return Credentials.newBuilder()
        .setCustomerId(CUSTOMER)
        .setStatus(CredentialsStatus.CONFIRMED)
        .setContact(new Sealed("key", ByteBuffer.wrap(new byte[] {1})))
        .setPassword(hash)
        .setFailures(new Tally(0, Instant.EPOCH))
        .setLockedUntil(Instant.EPOCH)
        .setMails(new Tally(0, Instant.EPOCH))
        .setSessions(1)
        .setNextAt(NOON)
        .build();
  }

  private static QueryPart session() {
    return edge.shop.part(SESSION, new Session(SESSION, 1, NOON, NOON, NOON, NOON));
  }
}
