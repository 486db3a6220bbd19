package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the engine, and what shoppers are told. */
class SearchTest {

  private static final String TWO_TEAPOTS =
      """
      {"pit_id": "pit-1",
       "hits": {"total": {"value": 2}, "hits": [
         {"_source": {"productId": "prod_1", "title": "Red teapot", "brand": "Acme",
            "attributes": ["colour=red"], "prices": {"GBP": 1250}, "inStock": true},
          "highlight": {"title": ["Red <em>teapot</em>"]}, "sort": [7.5, 3, "prod_1"]},
         {"_source": {"productId": "prod_2", "title": "Teapot", "prices": {"GBP": 900}},
          "sort": [6.5, 0, "prod_2"]}]},
       "aggregations": {
         "brand": {"counts": {"buckets": [{"key": "Acme", "doc_count": 1}]}},
         "attributes": {"counts": {"buckets": [{"key": "colour=red", "doc_count": 1}]}},
         "attribute:colour": {"counts": {"buckets": [
            {"key": "colour=red", "doc_count": 1}, {"key": "colour=blue", "doc_count": 4}]}}}}
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
  }

  @Test
  void aProductIsShownWithItsPricesAttributesAndWhatWasFoundInIt() {
    edge.engine.finds(TWO_TEAPOTS);

    var answer = edge.get("/v1/store/search?q=teapot");

    assertThat(answer.statusCode()).isEqualTo(200);
    var first = json(answer).path("products").path(0);
    assertThat(first.path("productId").asText()).isEqualTo("prod_1");
    assertThat(first.path("prices").path(0).path("amount").asLong()).isEqualTo(1250);
    assertThat(first.path("attributes").path("colour").asText()).isEqualTo("red");
    assertThat(first.path("highlight").path("title").asText()).isEqualTo("Red <em>teapot</em>");
    assertThat(json(answer).path("total").asLong()).isEqualTo(2);
    assertThat(json(answer).has("next")).isFalse();
  }

  @Test
  void theNextPageIsReadFromTheSamePointInTimeBehindTheLastProductShown() {
    edge.engine.finds(TWO_TEAPOTS);
    var next = json(edge.get("/v1/store/search?q=teapot&limit=1")).path("next").asText();

    var answer = edge.get("/v1/store/search?q=teapot&limit=1&cursor=" + next);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(edge.engine.searched().path("search_after").toString())
        .isEqualTo("[7.5,3,\"prod_1\"]");
    assertThat(edge.engine.searched().path("pit").path("id").asText()).isEqualTo("pit-1");
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    edge.engine.finds(TWO_TEAPOTS);
    var next = json(edge.get("/v1/store/search?q=teapot&limit=1")).path("next").asText();

    var answer = edge.get("/v1/store/search?q=lamp&limit=1&cursor=" + next);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("belongs to a search with other parameters");
  }

  @Test
  void aCursorWhosePointInTimeIsOverSaysSo() {
    edge.engine.finds(TWO_TEAPOTS);
    var next = json(edge.get("/v1/store/search?q=teapot&limit=1")).path("next").asText();
    edge.engine.fails(404, "{\"error\":{\"type\":\"search_context_missing_exception\"}}");

    var answer = edge.get("/v1/store/search?q=teapot&limit=1&cursor=" + next);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("is too old");
  }

  @Test
  void aPointInTimeThatNoPageFollowsIsGivenUp() {
    edge.get("/v1/store/search?q=teapot");

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(edge.engine.asked()).anyMatch(each -> each.method().equals("DELETE")));
  }

  @Test
  void theCountsOfAFacetIgnoreTheFacetsOwnFilterAndRespectTheOthers() {
    edge.engine.finds(TWO_TEAPOTS);

    var answer = edge.get("/v1/store/search?brand=Acme&attribute=colour:red");

    var asked = edge.engine.searched();
    assertThat(asked.path("post_filter").toString()).contains("Acme").contains("colour=red");
    var brand = asked.path("aggs").path("brand").path("filter").toString();
    assertThat(brand).contains("colour=red").doesNotContain("Acme");
    var colour = asked.path("aggs").path("attribute:colour").path("filter").toString();
    assertThat(colour).contains("Acme").doesNotContain("colour=red");
    assertThat(json(answer).path("facets").path("attributes").path("colour")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "sort=cheapest, sort",
    "limit=0, limit",
    "limit=1000, limit",
    "limit=x, limit",
    "minPrice=-1, minPrice",
    "minPrice=5&maxPrice=4, minPrice",
    "minRating=6, minRating",
    "inStock=perhaps, inStock",
    "attribute=red, attribute",
    "currency=pounds, currency",
    "category=a//b, category",
    "cursor=%21, cursor",
    "cursor=abcd, cursor",
    "colour=red, colour",
    "q=a&q=b, q"
  })
  void aBadQuestionIsRefusedByNameAndNothingIsAsked(String parameters, String field) {
    var answer = edge.get("/v1/store/search?" + parameters);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("code").asText()).isEqualTo("validation_failed");
    assertThat(json(answer).path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(edge.engine.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"503, {}", "429, {}", "404, {\"error\":{\"type\":\"index_not_found_exception\"}}"})
  void anEngineThatCannotAnswerIsTold503AndWhenToComeBack(int status, String body) {
    edge.engine.fails(status, body);

    for (var path : new String[] {"/search?q=tea", "/suggest?q=tea", "/products/prod_1/related"}) {
      var answer = edge.get("/v1/store" + path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(json(answer).path("code").asText()).isEqualTo("unavailable");
    }
  }

  @Test
  void suggestionsNeedSomethingTyped() {
    assertThat(edge.get("/v1/store/suggest").statusCode()).isEqualTo(400);
    assertThat(edge.get("/v1/store/suggest?q=%20").statusCode()).isEqualTo(400);
    assertThat(edge.get("/v1/store/suggest?q=te&limit=99").statusCode()).isEqualTo(400);
  }

  @Test
  void aProductThatIsNotInTheIndexHasNoRelatedOnes() {
    assertThat(edge.get("/v1/store/products/prod_none/related").statusCode()).isEqualTo(404);
  }
}
