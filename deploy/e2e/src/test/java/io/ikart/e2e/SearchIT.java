package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Finding products in a shop that also runs Elasticsearch and Flink. What becomes of the jobs when
 * their processes end is in {@link JobsSystem}.
 */
@TestMethodOrder(MethodName.class)
class SearchIT {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int GOODS = 1_000;

  private static Launcher launcher;
  private static SearchShop search;
  private static Shopping shop;

  @BeforeAll
  static void open() {
    launcher = SearchShop.started("search");
    search = new SearchShop(launcher);
    shop = new Shopping(search.edge());
    search.call("demo", "--for", "1s", "--shoppers", "4").succeeded();
    search.call("search", "synonyms", resource("synonyms.tsv")).succeeded();
    search.has(GOODS);
  }

  @AfterAll
  static void close() {
    launcher.run(CALL, "down").succeeded();
  }

  private static String resource(String name) {
    return Path.of("src/test/resources", name).toAbsolutePath().toString();
  }

  @Test
  void aProductOnSaleIsFoundAndOneThatIsTakenOffIsNotFoundAnyMore() {
    shop.sells("SAMOVAR", 9_900, 3);

    search.finds("q=samovars", "prod_SAMOVAR");
    search.finds("q=samowar", "prod_SAMOVAR");
    search.finds("q=SAMOVAR&inStock=true", "prod_SAMOVAR");

    var off = Shopping.product("SAMOVAR", 9_900).replaceFirst("\\{", "{\"active\": false,");
    search.edge().send("PUT", "/v1/admin/products/prod_SAMOVAR", off).is(200);
    await().atMost(SOON).until(() -> search.ids("q=samovar").isEmpty());
  }

  @Test
  void aProductThatIsSoldOutSaysSo() {
    shop.sells("SNOWGLOBE", 1_500, 1);
    search.finds("q=snowglobe&inStock=true", "prod_SNOWGLOBE");

    shop.settled(shop.ordered(shop.cartWith("SNOWGLOBE"), "tok_approve"));

    search.finds("q=snowglobe&inStock=false", "prod_SNOWGLOBE");
    var sold = search.find("q=snowglobe").path("products").path(0);
    await()
        .atMost(SOON)
        .until(() -> search.find("q=snowglobe").path("products").path(0).path("sold").asInt() == 1);
    assertThat(sold.path("available").asInt()).isZero();
  }

  @Test
  void everyPageIsReadFromTheSamePointInTimeAndNoProductTwice() {
    var all = search.all("sort=price");
    var ids = new HashSet<String>();
    all.forEach(product -> ids.add(product.path("productId").asText()));

    assertThat(ids).hasSameSizeAs(all).hasSizeGreaterThanOrEqualTo(GOODS);
    var prices = all.stream().map(SearchIT::price).toList();
    assertThat(prices).isSorted();
  }

  private static long price(JsonNode product) {
    return product.path("prices").path(0).path("amount").asLong();
  }

  @Test
  void filtersNarrowASearchAndPricesOrderIt() {
    var kitchen = "category=Kitchen&inStock=true&minPrice=500&maxPrice=2499";
    var page = search.find(kitchen + "&limit=100&sort=-price");
    var products = page.path("products");

    assertThat(products.size()).isGreaterThan(10);
    for (var product : products) {
      assertThat(product.path("category").asText()).startsWith("Kitchen/");
      assertThat(product.path("inStock").asBoolean()).isTrue();
      assertThat(price(product)).isBetween(500L, 2_499L);
    }
    assertThat(prices(page)).isSortedAccordingTo(Comparator.reverseOrder());
    // The ranges of the facet ignore the range that was asked for, and nothing else.
    long counted = 0;
    for (var range : page.path("facets").path("price")) {
      if (range.path("from").asLong() >= 500 && range.path("to").asLong(2_501) <= 2_500) {
        counted += range.path("count").asLong();
      }
    }
    assertThat(counted).isEqualTo(page.path("total").asLong());
  }

  @Test
  void whatIsNewAndWhatSellsMayStandFirst() {
    shop.sells("NEWCOMER", 500, 5);
    shop.settled(shop.ordered(shop.cartWith("NEWCOMER"), "tok_approve"));

    await().atMost(SOON).until(() -> search.ids("sort=newest&limit=1").contains("prod_NEWCOMER"));
    var sold = new ArrayList<Long>();
    search
        .find("sort=best-selling&limit=100")
        .path("products")
        .forEach(product -> sold.add(product.path("sold").asLong()));
    assertThat(sold).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(sold.get(0)).isPositive();
  }

  private static List<Long> prices(JsonNode page) {
    var prices = new ArrayList<Long>();
    page.path("products").forEach(product -> prices.add(price(product)));
    return prices;
  }

  @Test
  void theCountsOfAFacetAreWhatChoosingItsValueFinds() {
    var page = search.find("q=teapot&attribute=colour:red&limit=1");
    long red = page.path("total").asLong();

    assertThat(red).isPositive();
    var colours = page.path("facets").path("attributes").path("colour");
    assertThat(colours.size()).isGreaterThan(1);
    for (var colour : colours) {
      var value = colour.path("value").asText();
      assertThat(search.find("q=teapot&limit=1&attribute=colour:" + value).path("total").asLong())
          .as(value)
          .isEqualTo(colour.path("count").asLong());
    }
    for (var brand : page.path("facets").path("brand")) {
      var value = SearchShop.words(brand.path("value").asText()).replaceFirst("q=", "brand=");
      assertThat(
              search.find("q=teapot&limit=1&attribute=colour:red&" + value).path("total").asLong())
          .isEqualTo(brand.path("count").asLong());
    }
  }

  @Test
  void whatIsBeingTypedIsCompletedTyposForgivenAndOthersLikeItAreShown() {
    var typed = search.edge().get("/v1/store/suggest?q=teapo").is(200).body().path("suggestions");
    var mistyped =
        search.edge().get("/v1/store/suggest?q=tepaot").is(200).body().path("suggestions");

    assertThat(typed.path(0).path("text").asText()).contains("Teapot");
    assertThat(mistyped.path(0).path("text").asText()).contains("Teapot");
    var id = typed.path(0).path("productId").asText();
    var related = search.edge().get("/v1/store/products/" + id + "/related").is(200).body();
    assertThat(related.path("products").size()).isEqualTo(8);
    assertThat(related.path("products").findValuesAsText("productId")).doesNotContain(id);
  }

  @Test
  void ofTheSameGoodsThoseThatSellStandFirstAndThoseThatCannotBeBoughtLast() {
    shop.sells("GONG-1", 800, 0);
    shop.sells("GONG-2", 800, 5);
    shop.sells("GONG-3", 800, 5);
    assertThat(shop.settled(shop.ordered(shop.cartWith("GONG-3"), "tok_approve")))
        .isEqualTo("CONFIRMED");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(search.ids("q=gong"))
                    .containsExactly("prod_GONG-3", "prod_GONG-2", "prod_GONG-1"));
  }

  @Test
  void whatWasFoundIsMarked() {
    var found = search.find("q=teapots&limit=1").path("products").path(0);

    assertThat(found.path("highlight").path("title").asText()).contains("<em>", "</em>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "*:*", "red AND (", "\\", "<b>teapot", "чайник", "~^", "a"})
  void whateverIsTypedIsNoErrorOfTheShop(String typed) {
    assertThat(search.find(SearchShop.words(typed)).path("products").isArray()).isTrue();
    search.edge().get("/v1/store/suggest?" + SearchShop.words(typed)).is(200);
  }

  @Test
  void aQuestionThatMakesNoSenseIsRefusedByName() {
    var refused = search.edge().get("/v1/store/search?q=teapot&limit=0&sort=colour").is(400);

    assertThat(refused.body().path("errors").toString()).contains("limit", "sort");
  }

  @Test
  void judgedQueriesAreAnsweredWell() {
    var report = Relevance.of(search, "judged-queries.tsv");

    System.out.println(report.text());
    assertThat(report.judged()).isGreaterThanOrEqualTo(60);
    assertThat(report.mean()).as(report.text()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void withoutElasticsearchSearchAloneIsUnavailable() {
    search.call("kill", "search").succeeded();

    var answer = search.edge().get("/v1/store/search?q=teapot").is(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    shop.sells("LADLE", 700, 5);
    var order = shop.ordered(shop.cartWith("LADLE"), "tok_approve");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");

    search.call("start", "search").succeeded();
    search.finds("q=ladle", "prod_LADLE");
    search.everyDocumentIsWhatTheLogSays();
  }
}
