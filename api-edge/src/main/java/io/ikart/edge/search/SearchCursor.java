package io.ikart.edge.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page begins.
 *
 * @param pointInTime what all pages are read from
 * @param after sort values of the last product shown
 */
record SearchCursor(String pointInTime, JsonNode after) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 6_000;

  /** As clients see it. */
  String text(SearchQuestion question) {
    var parts = JsonNodeFactory.instance.arrayNode();
    parts.add(question.fingerprint()).add(pointInTime).add(after);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is none, or belongs to another search
   */
  static SearchCursor of(String text, SearchQuestion question) {
    var parts = parts(text);
    if (parts.path(0).asInt() != question.fingerprint()) {
      throw Problem.invalid("cursor", "belongs to a search with other parameters").asException();
    }
    return new SearchCursor(parts.path(1).asText(), parts.path(2));
  }

  private static JsonNode parts(String text) {
    if (text.length() <= LONGEST && text.matches("[A-Za-z0-9_-]+") && text.length() % 4 != 1) {
      try {
        var parts = JSON.readTree(Base64.getUrlDecoder().decode(text));
        if (parts instanceof ArrayNode
            && parts.size() == 3
            && parts.path(0).isInt()
            && parts.path(1).isTextual()
            && parts.path(2).isArray()) {
          return parts;
        }
      } catch (JsonProcessingException e) {
        throw notOurs();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw notOurs();
  }

  private static RuntimeException notOurs() {
    return Problem.invalid("cursor", "must be the \"next\" of a page before").asException();
  }

  /** The point in time is over. */
  static RuntimeException expired() {
    return Problem.invalid("cursor", "is too old; search again").asException();
  }
}
