package io.ikart.edge;

import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.seal.SealedFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom to tell, from the request to the sealed field of the command. */
class ContactTest {

  private static final String CHECKOUT = "/v1/store/carts/" + CART + "/checkout";
  private static final String BODY =
      """
      {"paymentToken": "tok_visa", "contact": {"email": "ada@example.org", "name": "Ada",
       "locale": "de-AT", "unwanted": ["order.delivered"]}}
      """;

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(ORDER, Shop.order(), edge.shop.part("lines", Shop.bought()));
    edge.log.accepts(new Touched(ORDER, 1L, "1-x"));
  }

  @Test
  void theContactIsSealedByAKeyOfItsPersonThatIsKeptFirst() {
    var response = edge.post(CHECKOUT, BODY, "Idempotency-Key", "k1");

    assertThat(response.statusCode()).isEqualTo(201);
    var sealed = ((CheckOut) edge.log.last().command()).getContact();
    var key = edge.keys.kept().get(0);
    assertThat(key.getPersonId()).isEqualTo(CART.replace("cart_", "guest_"));
    assertThat(sealed.getKeyId()).isEqualTo(key.getKeyId());
    assertThat(new String(sealed.getBytes().array(), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada", "Ada");
    var plain = edge.sealing.open(sealed, key.getWrapped(), SealedFields.CONTACT);
    assertThat(edge.wire.decode(plain))
        .isEqualTo(
            new Contact("ada@example.org", "Ada", "de-AT", List.of("order.delivered"), null));
  }

  @Test
  void theAddressIsSealedWithIt() {
    var body =
        """
        {"paymentToken": "tok_visa", "contact": {"email": "ada@example.org",
         "address": {"line1": "1 Hill", "city": "Bath", "postcode": "BA1 1AA", "country": "GB"}}}
        """;

    edge.post(CHECKOUT, body, "Idempotency-Key", "k7", "Ikart-Customer", "cust_addressed");

    var sealed = ((CheckOut) edge.log.last().command()).getContact();
    var plain =
        edge.sealing.open(sealed, edge.keys.kept().get(0).getWrapped(), SealedFields.CONTACT);
    assertThat(((Contact) edge.wire.decode(plain)).getAddress())
        .isEqualTo(new PostalAddress("1 Hill", "", "Bath", "", "BA1 1AA", "GB"));
  }

  @Test
  void aCustomersNextOrderIsSealedByTheSameKey() {
    edge.post(CHECKOUT, BODY, "Idempotency-Key", "k2", "Ikart-Customer", "cust_next");
    edge.post(CHECKOUT, BODY, "Idempotency-Key", "k3", "Ikart-Customer", "cust_next");

    assertThat(edge.keys.kept()).hasSize(1);
    assertThat(edge.keys.kept().get(0).getPersonId()).isEqualTo("cust_next");
  }

  @Test
  void whileNoKeyCanBeKeptNothingIsSent() {
    edge.keys.goesAway();

    var response =
        edge.post(CHECKOUT, BODY, "Idempotency-Key", "k4", "Ikart-Customer", "cust_away");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void withoutAContactNothingIsSealed() {
    edge.post(CHECKOUT, "{\"paymentToken\": \"tok_visa\"}", "Idempotency-Key", "k5");

    assertThat(((CheckOut) edge.log.last().command()).getContact()).isNull();
    assertThat(edge.keys.kept()).isEmpty();
  }

  @Test
  void mistakesAreNamedAndTheAddressIsNotRepeated() {
    var body =
        """
        {"paymentToken": "tok_visa",
         "contact": {"email": "not an address", "locale": "?", "phone": "1"}}
        """;

    var response = edge.post(CHECKOUT, body, "Idempotency-Key", "k6");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("contact.email", "contact.locale", "contact.phone");
    assertThat(response.body()).doesNotContain("not an address");
  }

  @Test
  void aContactDoesNotMakeTheKeyOptional() {
    assertThat(edge.post(CHECKOUT, BODY).statusCode()).isEqualTo(400);
    assertThat(edge.log.sent()).isEmpty();
  }
}
