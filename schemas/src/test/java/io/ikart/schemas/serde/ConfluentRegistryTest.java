package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.schemas.common.Reply;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client asks for, and what it makes of every kind of answer. */
class ConfluentRegistryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUBJECT = "replies-io.ikart.schemas.common.Reply";
  private static final Schema SCHEMA = Reply.SCHEMA$;

  private LittleRegistry server;
  private ConfluentRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = new LittleRegistry();
    registry = new ConfluentRegistry(server.url() + "/");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void registeringSendsTheSchemaAndGivesItsId() throws IOException {
    server.say("POST /subjects/" + SUBJECT + "/versions", 200, "{\"id\":42}");

    assertThat(registry.register(SUBJECT, SCHEMA)).isEqualTo(42);

    var sent = JSON.readTree(server.bodies().get(0)).path("schema").asText();
    assertThat(new Schema.Parser().parse(sent)).isEqualTo(SCHEMA);
  }

  @Test
  void lookingUpDoesNotRegister() {
    server.say("POST /subjects/" + SUBJECT, 200, "{\"subject\":\"s\",\"id\":5,\"version\":2}");

    assertThat(registry.idOf(SUBJECT, SCHEMA)).isEqualTo(5);
    assertThat(server.asked()).containsExactly("POST /subjects/" + SUBJECT);
  }

  @Test
  void aSubjectIsEncodedAsOnePieceOfThePath() {
    registry.idOf("a/b c", SCHEMA);

    assertThat(server.asked()).containsExactly("POST /subjects/a%2Fb+c");
  }

  @Test
  void aSchemaIsFoundByItsId() throws IOException {
    var answer = JSON.writeValueAsString(Map.of("schema", SCHEMA.toString()));
    server.say("GET /schemas/ids/9", 200, answer);

    assertThat(registry.byId(9)).isEqualTo(SCHEMA);
  }

  @Test
  void compatibilityIsSetAndReadInBothSpellings() {
    registry.requireCompatibility("FULL_TRANSITIVE");
    assertThat(server.asked()).containsExactly("PUT /config");
    assertThat(server.bodies()).containsExactly("{\"compatibility\":\"FULL_TRANSITIVE\"}");

    server.say("GET /config", 200, "{\"compatibilityLevel\":\"FULL\"}");
    assertThat(registry.compatibility()).isEqualTo("FULL");
    server.say("GET /config", 200, "{\"compatibility\":\"NONE\"}");
    assertThat(registry.compatibility()).isEqualTo("NONE");
  }

  @ParameterizedTest
  @CsvSource({
    "404, false",
    "409, false",
    "422, false",
    "401, false",
    "408, true",
    "429, true",
    "500, true",
    "503, true"
  })
  void aRefusalNamesTheRequestAndSaysWhetherLaterMayHelp(int status, boolean retriable) {
    server.say("GET /schemas/ids/9", status, "{\"error_code\":1,\"message\":\"because\"}");

    var refused = catchThrowableOfType(SchemaRegistryException.class, () -> registry.byId(9));

    assertThat(refused)
        .hasMessageContaining("GET /schemas/ids/9")
        .hasMessageContaining(Integer.toString(status))
        .hasMessageContaining("because");
    assertThat(refused.isRetriable()).isEqualTo(retriable);
  }

  @Test
  void noAnswerMayPass() {
    server.close();

    var failed = catchThrowableOfType(SchemaRegistryException.class, () -> registry.byId(9));

    assertThat(failed).hasMessageContaining("does not answer").hasMessageContaining(server.url());
    assertThat(failed.isRetriable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"id\":null}", "{\"id\":\"7\"}", "[]"})
  void anAnswerWithoutAnIdIsNoId(String body) {
    server.say("POST /subjects/" + SUBJECT, 200, body);

    assertThatThrownBy(() -> registry.idOf(SUBJECT, SCHEMA))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("no id");
  }

  @Test
  void aSchemaOfAnotherKindIsNotAvro() {
    server.say("GET /schemas/ids/9", 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");

    var refused = catchThrowableOfType(SchemaRegistryException.class, () -> registry.byId(9));

    assertThat(refused).hasMessageContaining("not Avro");
    assertThat(refused.isRetriable()).isFalse();
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> registry.byId(9)).isInstanceOf(SchemaRegistryException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
