package io.ikart.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Pages of what the books hold, newest first, by Stripe's conventions. */
final class Search {

  private static final int USUAL_LIMIT = 10;
  private static final int HIGHEST_LIMIT = 100;
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?:metadata\\[(['\"])(?<word>.+?)\\1]|(?<field>status|currency|amount))"
              + "\\s*[:=]\\s*(?:(['\"])(?<text>.*?)\\4|(?<number>[0-9]+))");

  private Search() {}

  /** A page of a list, after the object named in {@code starting_after}. */
  static <T> ObjectNode list(
      Request request,
      Collection<T> oldestFirst,
      Function<T, ObjectNode> wire,
      Predicate<T> wanted) {
    var newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);
    var found = newestFirst.stream().filter(wanted).map(wire).toList();
    var after = request.get("starting_after", "");
    int start = 0;
    if (!after.isEmpty()) {
      while (start < found.size() && !found.get(start).path("id").asText().equals(after)) {
        start++;
      }
      start++;
    }
    return page("list", request, found, start);
  }

  /**
   * A page of the intents a query describes: clauses on metadata, status, currency and amount,
   * joined by AND.
   *
   * @throws Refusal when the query says something else
   */
  static ObjectNode intents(Request request, Collection<Intent> oldestFirst) {
    var wanted = wanted(request.required("query"));
    var newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);
    var found = newestFirst.stream().filter(wanted).map(Wire::intent).toList();
    var start = request.get("page", "0");
    if (!start.matches("[0-9]{1,9}")) {
      throw new Refusal(ApiError.invalid("", "page", "No such page."));
    }
    var page = page("search_result", request, found, Integer.parseInt(start));
    int next = Integer.parseInt(start) + page.path("data").size();
    page.put("next_page", page.path("has_more").asBoolean() ? Integer.toString(next) : null);
    return page;
  }

  private static Predicate<Intent> wanted(String query) {
    Predicate<Intent> wanted = intent -> true;
    for (var clause : query.split("\\s+AND\\s+", -1)) {
      var matcher = CLAUSE.matcher(clause.strip());
      if (!matcher.matches()) {
        throw new Refusal(ApiError.invalid("", "query", "Cannot search for: " + clause));
      }
      var value = matcher.group("text") == null ? matcher.group("number") : matcher.group("text");
      var word = matcher.group("word");
      wanted =
          wanted.and(
              word == null
                  ? field(matcher.group("field"), value)
                  : intent -> value.equals(intent.terms().metadata().get(word)));
    }
    return wanted;
  }

  private static Predicate<Intent> field(String name, String value) {
    return switch (name) {
      case "status" -> intent -> Wire.word(intent.status()).equals(value);
      case "currency" -> intent -> intent.terms().currency().equals(value);
      default -> intent -> Long.toString(intent.terms().amount()).equals(value);
    };
  }

  private static ObjectNode page(String kind, Request request, List<ObjectNode> found, int start) {
    var text = request.get("limit", Integer.toString(USUAL_LIMIT));
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw new Refusal(ApiError.invalid("", "limit", "limit is from 1 to 100."));
    }
    int from = Math.min(start, found.size());
    int to = Math.min(from + limit, found.size());
    return Wire.page(kind, request.path(), found.subList(from, to), to < found.size());
  }
}
