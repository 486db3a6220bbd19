package io.ikart.edge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.problem.Problem;
import java.io.IOException;

/** Parses JSON objects within bounds: depth, string and number length, no duplicate names. */
public final class StrictJson {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_STRING = 20_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_NUMBER = 30;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * The object in these bytes.
   *
   * @throws io.ikart.edge.problem.ProblemException naming the position when it is none
   */
  public static ObjectNode object(byte[] bytes) {
    return object(bytes, 0, bytes.length);
  }

  /** The object in a part of the bytes; see {@link #object(byte[])}. */
  public static ObjectNode object(byte[] bytes, int offset, int length) {
    if (length == 0) {
      throw Problem.invalid("", "a JSON object is required, the body is empty").asException();
    }
    if (parse(bytes, offset, length) instanceof ObjectNode object) {
      return object;
    }
    throw Problem.invalid("", "must be a JSON object").asException();
  }

  private static JsonNode parse(byte[] bytes, int offset, int length) {
    try {
      return MAPPER.readTree(bytes, offset, length);
    } catch (StreamConstraintsException e) {
      throw malformed(e, "JSON nested too deeply, or a name, text or number too long");
    } catch (JsonProcessingException e) {
      var duplicate = e.getOriginalMessage().startsWith("Duplicate field");
      throw malformed(e, duplicate ? "the same name twice in one object" : "malformed JSON");
    } catch (IOException e) {
      throw Problem.invalid("", "malformed JSON: not UTF-8").asException();
    }
  }

  private static RuntimeException malformed(JsonProcessingException e, String what) {
    var at = e.getLocation();
    var where =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return Problem.invalid("", what + where).asException();
  }
}
