package io.ikart.edge.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Answers questions about products. All pages of a search are read from one point in time, which
 * ends with the last page, or some minutes after the last one that was asked for.
 */
public final class ProductSearch {

  /** What is searched; an alias, so that the index behind it can be exchanged. */
  private static final String ALIAS = "products";

  private static final String KEEP = "2m";
  private static final Map<String, ?> ACTIVE = Map.of("term", Map.of("active", true));

  private final SearchEngine engine;

  public ProductSearch(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * One page of products with facets.
   *
   * @param parameters of the request
   * @throws io.ikart.edge.problem.ProblemException when they are not right
   */
  public CompletableFuture<ObjectNode> find(Map<String, List<String>> parameters) {
    var question = new QuestionParser(parameters).question();
    var cursor =
        Optional.ofNullable(parameters.get("cursor"))
            .map(given -> SearchCursor.of(given.get(0), question));
    return cursor.isPresent()
        ? page(question, cursor.get().pointInTime(), cursor)
        : pointInTime().thenCompose(id -> page(question, id, Optional.empty()));
  }

  private CompletableFuture<String> pointInTime() {
    return engine
        .ask("POST", "/" + ALIAS + "/_pit?keep_alive=" + KEEP, Map.of())
        .thenApply(answer -> answer.path("id").asText());
  }

  private CompletableFuture<ObjectNode> page(
      SearchQuestion question, String pointInTime, Optional<SearchCursor> cursor) {
    var filters = new Filters(question);
    var facets = new Facets(question, filters);
    var body = new LinkedHashMap<String, Object>();
    body.put("pit", Map.of("id", pointInTime, "keep_alive", KEEP));
    body.put(
        "query",
        Map.of(
            "bool",
            Map.of("filter", List.of(ACTIVE), "must", List.of(Relevance.query(question.text())))));
    body.put("post_filter", filters.all());
    body.put("aggs", facets.clause());
    body.put("sort", question.sort().clause(question.currency()));
    body.put("track_total_hits", true);
    // One more than is shown says whether there is another page.
    body.put("size", question.limit() + 1);
    body.put("_source", ProductHit.FIELDS);
    if (!question.text().isEmpty()) {
      body.put("highlight", ProductHit.HIGHLIGHT);
    }
    cursor.ifPresent(place -> body.put("search_after", place.after()));
    return engine
        .ask("POST", "/_search", body)
        .thenApply(answer -> answer(question, facets, answer))
        .exceptionally(ProductSearch::meaning);
  }

  private ObjectNode answer(SearchQuestion question, Facets facets, JsonNode found) {
    var hits = found.path("hits").path("hits");
    int shown = Math.min(question.limit(), hits.size());
    var body = JsonNodeFactory.instance.objectNode();
    body.put("total", found.path("hits").path("total").path("value").asLong());
    var products = body.putArray("products");
    for (int i = 0; i < shown; i++) {
      ProductHit.add(products, hits.path(i));
    }
    body.set("facets", facets.json(found.path("aggregations")));
    var pointInTime = found.path("pit_id").asText();
    if (hits.size() > shown) {
      var last = hits.path(shown - 1).path("sort");
      body.put("next", new SearchCursor(pointInTime, last).text(question));
    } else {
      giveUp(pointInTime);
    }
    return body;
  }

  /** Nobody waits for it, and it ends by itself when this does not work. */
  private void giveUp(String pointInTime) {
    var unused = engine.ask("DELETE", "/_pit", Map.of("id", pointInTime));
  }

  private static ObjectNode meaning(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof SearchContextGone) {
      throw SearchCursor.expired();
    }
    throw new CompletionException(cause);
  }

  /**
   * What somebody who types this may mean.
   *
   * @param typed as far as it was typed
   */
  public CompletableFuture<ObjectNode> suggest(String typed, int limit) {
    var body = Suggestions.question(typed, limit, ACTIVE);
    return engine.ask("POST", "/" + ALIAS + "/_search", body).thenApply(Suggestions::json);
  }

  /** Products like this one. */
  public CompletableFuture<ObjectNode> related(String productId, int limit) {
    return engine
        .ask("POST", "/" + ALIAS + "/_search", RelatedProducts.itself(productId))
        .thenCompose(
            found -> {
              var source = found.path("hits").path("hits").path(0).path("_source");
              if (source.isMissingNode()) {
                throw Problem.notFound("This product").asException();
              }
              var question = RelatedProducts.question(productId, source, limit, ACTIVE);
              return engine.ask("POST", "/" + ALIAS + "/_search", question);
            })
        .thenApply(ProductSearch::list);
  }

  private static ObjectNode list(JsonNode found) {
    var body = JsonNodeFactory.instance.objectNode();
    var products = body.putArray("products");
    found.path("hits").path("hits").forEach(hit -> ProductHit.add(products, hit));
    return body;
  }
}
