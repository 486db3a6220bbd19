package io.ikart.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Client of the Confluent schema registry REST API, which Confluent's, Karapace, Redpanda and
 * Apicurio serve alike. Blocking; used at start, by provisioning, and once per schema id met.
 */
public final class ConfluentRegistry implements SchemaRegistry {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * @param baseUrl address of the API, for example {@code http://127.0.0.1:8081/apis/ccompat/v7}
   */
  public ConfluentRegistry(String baseUrl) {
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return idIn(call("POST", "/subjects/" + encoded(subject), body("schema", schema.toString())));
  }

  @Override
  public Schema byId(int id) {
    var text = call("GET", "/schemas/ids/" + id, null).path("schema").asText();
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw new SchemaRegistryException("schema " + id + " is not Avro", false, e);
    }
  }

  /**
   * Registers a schema; the same schema again gives the same id.
   *
   * @return its id
   * @throws SchemaRegistryException when it is not compatible with the versions before it
   */
  public int register(String subject, Schema schema) {
    var path = "/subjects/" + encoded(subject) + "/versions";
    return idIn(call("POST", path, body("schema", schema.toString())));
  }

  /** Sets the compatibility every subject must keep that has none of its own. */
  public void requireCompatibility(String level) {
    call("PUT", "/config", body("compatibility", level));
  }

  /** The compatibility in force for subjects that have none of their own. */
  public String compatibility() {
    var config = call("GET", "/config", null);
    return config.path("compatibilityLevel").asText(config.path("compatibility").asText());
  }

  private JsonNode call(String method, String path, String body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(TIMEOUT)
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE + ", application/json")
            .method(method, publisher)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new SchemaRegistryException(
            "schema registry: %s %s: %d %s"
                .formatted(method, path, response.statusCode(), response.body()),
            mayPass(response.statusCode()),
            null);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new SchemaRegistryException("schema registry does not answer: " + baseUrl, true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistryException("interrupted", true, e);
    }
  }

  /** An answer of another kind must not pass for id 0, which nobody could read by later. */
  private static int idIn(JsonNode answer) {
    var id = answer.path("id");
    if (!id.isInt()) {
      throw new SchemaRegistryException("schema registry gave no id: " + answer, false, null);
    }
    return id.intValue();
  }

  private static boolean mayPass(int status) {
    return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
  }

  private static String body(String field, String value) {
    return JSON.createObjectNode().put(field, value).toString();
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }
}
