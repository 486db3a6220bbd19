package io.ikart.edge.protect;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import io.ikart.edge.auth.Role;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.auth.StaffNetworks;
import io.ikart.edge.http.Callers;
import io.ikart.edge.http.Networks;
import io.ikart.schemas.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often, from where, and from whose pages: the test is the proxy before the edge. */
class ProtectionTest {

  private static final String SHOP = "https://shop.example";
  private static final String PRODUCT = "/v1/store/products/prod_tea";
  private static final String REVIEW = "/v1/admin/payments/review";
  private static final int OF_AN_ADDRESS = 5;
  private static final int OF_A_PRINCIPAL = 3;
  private static final int CHECKOUTS = 2;

  private static TestEdge edge;
  private static int lastAddress;

  @BeforeAll
  static void open() {
    var plan =
        "address=%d/3600s,principal=%d/3600s,checkout=%d/3600s"
            .formatted(OF_AN_ADDRESS, OF_A_PRINCIPAL, CHECKOUTS);
    edge =
        new TestEdge(
                Duration.ofSeconds(5),
                new Protection(
                    new Callers(Networks.of(List.of("127.0.0.1", "10.9.0.0/16"))),
                    new RateLimits(RatePlan.of(plan)),
                    new Cors(Set.of(SHOP)),
                    new StaffNetworks(
                        Networks.of(List.of("10.0.0.0/8", "127.0.0.1")),
                        Networks.of(List.of("10.66.0.0/16")))))
            .calledByStrangers();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  /** An address nobody has called from yet. */
  private static String newAddress() {
    return "10.1.0." + ++lastAddress;
  }

  private static HttpResponse<String> from(String address, String path, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "X-Forwarded-For";
    all[1] = address;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return edge.get(path, all);
  }

  private static String shopper(String customer) {
    return edge.identity.account(
        new SignedIn(customer, Ids.credentials(Ids.ulid(1, 1)), Ids.ulid(2, 2)), Set.of());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void anAddressThatAsksTooOftenMustWaitAndIsToldHowLong() {
    var address = newAddress();
    for (int left = OF_AN_ADDRESS - 1; left >= 0; left--) {
      var answer = from(address, PRODUCT);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"address\";q=5;w=3600");
      assertThat(header(answer, "RateLimit")).startsWith("\"address\";r=" + left + ";t=");
    }

    var refused = from(address, PRODUCT);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).path("code").textValue()).isEqualTo("rate_limited");
    assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1L, 3600L);
    assertThat(header(refused, "RateLimit")).startsWith("\"address\";r=0;");
    assertThat(from(newAddress(), PRODUCT).statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsKnownIsCountedWhereverTheyCallFrom() {
    for (int i = 0; i < OF_A_PRINCIPAL; i++) {
      var answer = from(newAddress(), PRODUCT, "Authorization", shopper("cust_ada"));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(header(answer, "RateLimit")).contains("\"address\";", "\"principal\";");
    }

    assertThat(from(newAddress(), PRODUCT, "Authorization", shopper("cust_ada")).statusCode())
        .isEqualTo(429);
    assertThat(from(newAddress(), PRODUCT, "Authorization", shopper("cust_bob")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void checkingOutIsCountedApart() {
    var path = "/v1/store/carts/" + TestEdge.CART + "/checkout";
    int status = 0;
    for (int i = 0; i <= CHECKOUTS; i++) {
      status =
          edge.post(path, "{}", "X-Forwarded-For", newAddress(), "Authorization", edge.staff())
              .statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void whatMachinesOfOursAskIsNotCounted() {
    var address = newAddress();
    for (int i = 0; i < 2 * OF_AN_ADDRESS; i++) {
      assertThat(from(address, "/health/live").statusCode()).isEqualTo(200);
    }
    assertThat(header(from(address, PRODUCT), "RateLimit")).contains("r=" + (OF_AN_ADDRESS - 1));
  }

  /** The nearest hop that is no proxy of ours is the caller, whatever stands before it. */
  @ParameterizedTest
  @CsvSource({
    "'1.2.3.4', 1.2.3.4",
    "'6.6.6.6, 1.2.3.5', 1.2.3.5",
    "'6.6.6.6, 1.2.3.6, 10.9.1.1', 1.2.3.6",
    "'6.6.6.6, nonsense, 10.9.1.2', 10.9.1.2",
    "'', 127.0.0.1",
  })
  void whatAProxySaysOfTheCallerIsBelieved(String said, String caller) {
    var before = remaining(from(said, PRODUCT));
    var after = remaining(from(caller.equals("127.0.0.1") ? "" : caller, PRODUCT));

    assertThat(after).isEqualTo(before - 1);
  }

  private static int remaining(HttpResponse<String> answer) {
    var state = header(answer, "RateLimit");
    return Integer.parseInt(state.replaceAll(".*r=(\\d+);.*", "$1"));
  }

  @ParameterizedTest
  @CsvSource({"10.2.0.1, 200", "8.8.8.8, 403", "10.66.0.1, 403", "'8.8.8.8, 10.9.0.2', 403"})
  void staffWorkFromWhereTheyMayAndTheirRolesCountNowhereElse(String address, int status) {
    var clerk =
        new SignedIn("cust_clerk" + ++lastAddress, Ids.credentials(Ids.ulid(1, 1)), Ids.ulid(2, 2));
    var shown = edge.identity.account(clerk, Set.of(Role.SUPPORT));

    assertThat(from(address, REVIEW, "Authorization", shown).statusCode()).isEqualTo(status);
  }

  @Test
  void aPageOfANamedOriginMayCallAndAskWhetherItMay() {
    var answer = from(newAddress(), PRODUCT, "Origin", SHOP);
    var asked =
        edge.call(
            "OPTIONS",
            "/v1/store/carts",
            null,
            "Origin",
            SHOP,
            "Access-Control-Request-Method",
            "POST");

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
    assertThat(header(answer, "Vary")).contains("Origin");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(header(asked, "Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(header(asked, "Access-Control-Allow-Methods")).contains("PATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://shop.example", "null"})
  void aPageOfAnotherOriginMayNot(String origin) {
    var answer = from(newAddress(), PRODUCT, "Origin", origin);
    var asked =
        edge.call(
            "OPTIONS",
            "/v1/store/carts",
            null,
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST");

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(asked, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(asked.statusCode()).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCT, REVIEW, "/nowhere", "/openapi.yaml", "/docs/assets/x"})
  void everyAnswerTellsBrowsersToMakeNothingOfIt(String path) {
    var answer = from(newAddress(), path, "X-Forwarded-Proto", "https");

    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Strict-Transport-Security")).startsWith("max-age=");
    assertThat(header(from(newAddress(), path), "Strict-Transport-Security")).isEmpty();
  }

  @Test
  void whatIsSomebodysOwnIsKeptByNoCache() {
    var own = from(newAddress(), "/v1/store/orders", "Authorization", shopper("cust_cyd"));

    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(header(own, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(from(newAddress(), PRODUCT), "Cache-Control")).isEmpty();
  }
}
