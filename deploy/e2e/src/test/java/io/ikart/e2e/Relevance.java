package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How well queries are answered: nDCG of the first ten products. What a perfect answer is was
 * written down apart from the search, as facts about the products: 3 for a perfect one, 1 for a
 * fair one.
 */
final class Relevance {

  private static final int SHOWN = 10;
  private static final int PERFECT = 3;
  private static final int FAIR = 1;
  private static final String TITLE_HAS = "title~";

  /** A query and its score from 0 to 1. */
  record Score(String query, double value) {}

  private final List<Score> scores = new ArrayList<>();

  /** Asks every query of a file. */
  static Relevance of(SearchShop search, String file) {
    var relevance = new Relevance();
    var everything = search.all("sort=price");
    for (var line : lines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var columns = line.split("\t", -1);
        relevance.ask(
            search, everything, columns[0], columns[1], columns.length > 2 ? columns[2] : "");
      }
    }
    return relevance;
  }

  private void ask(
      SearchShop search, List<JsonNode> everything, String query, String perfect, String fair) {
    var found = search.find(SearchShop.words(query) + "&limit=" + SHOWN).path("products");
    var given =
        StreamSupport.stream(found.spliterator(), false)
            .map(product -> grade(product, perfect, fair))
            .toList();
    var best =
        everything.stream()
            .map(product -> grade(product, perfect, fair))
            .sorted(Comparator.reverseOrder())
            .limit(SHOWN)
            .toList();
    if (gain(best) == 0) {
      throw new AssertionError("no product answers '" + query + "': it judges nothing");
    }
    scores.add(new Score(query, gain(given) / gain(best)));
  }

  int judged() {
    return scores.size();
  }

  double mean() {
    return scores.stream().mapToDouble(Score::value).average().orElse(0);
  }

  /** The mean, and the worst queries. */
  String text() {
    var text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "nDCG@10 %.3f over %d judged queries", mean(), judged()));
    scores.stream()
        .filter(score -> score.value() < 1)
        .sorted(Comparator.comparingDouble(Score::value))
        .limit(15)
        .forEach(
            score ->
                text.append(
                    String.format(Locale.ROOT, "%n  %.3f  %s", score.value(), score.query())));
    return text.toString();
  }

  /** Each product counts less the lower it stands. */
  private static double gain(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < grades.size(); i++) {
      sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }

  private static int grade(JsonNode product, String perfect, String fair) {
    if (holds(product, perfect)) {
      return PERFECT;
    }
    return !fair.isEmpty() && holds(product, fair) ? FAIR : 0;
  }

  private static boolean holds(JsonNode product, String criteria) {
    return Stream.of(criteria.split(" ", -1)).allMatch(one -> meets(product, one));
  }

  /** {@code name=value|value} or {@code title~word|word}. */
  private static boolean meets(JsonNode product, String criterion) {
    if (criterion.startsWith(TITLE_HAS)) {
      var words = List.of(product.path("title").asText().split("[\\s,.]+", -1));
      return Stream.of(criterion.substring(TITLE_HAS.length()).split("\\|", -1))
          .anyMatch(wanted -> words.stream().anyMatch(wanted::equalsIgnoreCase));
    }
    int equals = criterion.indexOf('=');
    var wanted = criterion.substring(equals + 1).replace('_', ' ');
    return List.of(wanted.split("\\|", -1))
        .contains(valueOf(product, criterion.substring(0, equals)));
  }

  private static String valueOf(JsonNode product, String name) {
    return switch (name) {
      case "brand" -> product.path("brand").asText();
      case "sku" -> product.path("skus").path(0).asText();
      default -> product.path("attributes").path(name).asText();
    };
  }

  private static List<String> lines(String file) {
    try (var in = Relevance.class.getResourceAsStream("/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
