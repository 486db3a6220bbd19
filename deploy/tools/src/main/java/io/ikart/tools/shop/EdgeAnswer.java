package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the edge answered.
 *
 * @param status HTTP status
 * @param body the JSON body; a missing node when there was none
 * @param location value of the Location header, if any
 * @param replayed whether this is the first answer to the same key again
 */
public record EdgeAnswer(int status, JsonNode body, Optional<String> location, boolean replayed) {

  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 500;

  /** Status family 2xx. */
  public boolean isSuccess() {
    return status / 100 == SUCCESS;
  }

  /** Status family 5xx. */
  public boolean isServerError() {
    return status >= SERVER_ERROR;
  }

  /** The problem code of a refusal; empty when there is none. */
  public String code() {
    return body.path("code").asText("");
  }

  /**
   * This answer, if it is a success.
   *
   * @throws EdgeException otherwise
   */
  public EdgeAnswer orThrow(String what) {
    if (!isSuccess()) {
      throw new EdgeException(what, this);
    }
    return this;
  }

  /** One line for people. */
  public String summary() {
    var errors = body.path("errors").isMissingNode() ? "" : " " + body.path("errors");
    var details = body.path("details").isMissingNode() ? "" : " " + body.path("details");
    return "%d %s: %s%s%s".formatted(status, code(), body.path("detail").asText(), errors, details);
  }
}
