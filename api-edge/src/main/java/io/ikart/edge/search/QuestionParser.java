package io.ikart.edge.search;

import io.ikart.edge.http.Formats;
import io.ikart.edge.problem.FieldError;
import io.ikart.edge.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the parameters of a search and collects everything that is wrong with them. */
final class QuestionParser {

  static final int USUAL_LIMIT = 20;
  static final int MOST = 100;
  static final int LONGEST_TEXT = 200;
  static final String USUAL_CURRENCY = "GBP";

  private static final Set<String> KNOWN =
      Set.of(
          "q",
          "category",
          "brand",
          "currency",
          "minPrice",
          "maxPrice",
          "minRating",
          "inStock",
          "attribute",
          "sort",
          "limit",
          "cursor");
  private static final int MOST_VALUES = 20;
  private static final int BEST_RATING = 5;

  private final Map<String, List<String>> parameters;
  private final List<FieldError> errors = new ArrayList<>();

  QuestionParser(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * The question.
   *
   * @throws io.ikart.edge.problem.ProblemException with every mistake, when there are any
   */
  SearchQuestion question() {
    parameters.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .sorted()
        .forEach(name -> wrong(name, "unknown parameter"));
    var text = text();
    var minPrice = number("minPrice", Long.MAX_VALUE);
    var maxPrice = number("maxPrice", Long.MAX_VALUE);
    if (minPrice.isPresent() && maxPrice.isPresent() && minPrice.get() > maxPrice.get()) {
      wrong("minPrice", "must not be more than maxPrice");
    }
    var question =
        new SearchQuestion(
            text,
            one("category").map(category -> checked("category", category, Formats.CATEGORY)),
            several("brand"),
            checked("currency", one("currency").orElse(USUAL_CURRENCY), Formats.CURRENCY),
            minPrice,
            maxPrice,
            number("minRating", BEST_RATING).map(Long::intValue),
            inStock(),
            attributes(),
            sort(text),
            limit());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).asException();
    }
    return question;
  }

  private String text() {
    var text = one("q").orElse("").strip();
    if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      wrong("q", "must be at most " + LONGEST_TEXT + " characters, without control characters");
    }
    return text;
  }

  private Optional<Boolean> inStock() {
    var given = one("inStock");
    if (given.isPresent() && !given.get().equals("true") && !given.get().equals("false")) {
      wrong("inStock", "must be true or false");
    }
    return given.map("true"::equals);
  }

  private SortedMap<String, List<String>> attributes() {
    var found = new TreeMap<String, List<String>>();
    for (var each : several("attribute")) {
      int colon = each.indexOf(':');
      var name = colon < 0 ? each : each.substring(0, colon);
      var value = each.substring(colon + 1);
      if (colon < 0
          || !Formats.ATTRIBUTE.matches(name)
          || !Formats.ATTRIBUTE_VALUE.matches(value)) {
        wrong("attribute", "must be name:value, for example colour:red");
      } else {
        found.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    return found;
  }

  private SearchSort sort(String text) {
    var otherwise = text.isEmpty() ? SearchSort.BEST_SELLING : SearchSort.RELEVANCE;
    var given = one("sort");
    var sort = given.isEmpty() ? Optional.of(otherwise) : SearchSort.named(given.get());
    if (sort.isEmpty()) {
      wrong("sort", "must be one of " + SearchSort.choices());
    }
    return sort.orElse(otherwise);
  }

  private int limit() {
    var limit = number("limit", MOST).orElse((long) USUAL_LIMIT);
    if (limit == 0) {
      wrong("limit", "must be between 1 and " + MOST);
    }
    return limit.intValue();
  }

  private Optional<Long> number(String name, long most) {
    var given = one(name);
    if (given.isPresent()
        && (!given.get().matches("[0-9]{1,15}") || Long.parseLong(given.get()) > most)) {
      wrong(
          name,
          most == Long.MAX_VALUE ? "must be a whole number, 0 or more" : "must be at most " + most);
      return Optional.empty();
    }
    return given.map(Long::parseLong);
  }

  private Optional<String> one(String name) {
    var given = parameters.getOrDefault(name, List.of());
    if (given.size() > 1) {
      wrong(name, "may stand once");
    }
    return given.stream().findFirst().filter(value -> !value.isEmpty());
  }

  private List<String> several(String name) {
    var given = parameters.getOrDefault(name, List.of());
    if (given.size() > MOST_VALUES) {
      wrong(name, "may stand " + MOST_VALUES + " times");
    }
    return given.stream().filter(value -> !value.isEmpty()).sorted().toList();
  }

  private String checked(String name, String value, Formats format) {
    if (!format.matches(value)) {
      wrong(name, "must be " + format.expected());
    }
    return value;
  }

  private void wrong(String name, String message) {
    errors.add(FieldError.of(name, message));
  }
}
