package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.stock.ReceiveStock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many commands in one request. */
class BulkTest {

  private static final String TEA =
      "{\"sku\":\"TEA\",\"warehouse\":\"main\",\"quantity\":5,\"reference\":\"r1\"}\n";
  private static final String MUG =
      "{\"sku\":\"MUG\",\"warehouse\":\"main\",\"quantity\":7,\"reference\":\"r2\"}\r\n";
  private static final String STOCK = "/v1/admin/stock/bulk";

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
  void eachLineIsACommandWithAnOutcomeOfItsOwn() {
    edge.log.accepts();

    var response = edge.post(STOCK, TEA + "\n" + MUG, "Content-Type", "application/x-ndjson");

    assertThat(response.statusCode()).isEqualTo(200);
    var body = json(response);
    assertThat(body.get("accepted").intValue()).isEqualTo(2);
    assertThat(body.at("/results/0/touched/0").textValue()).isEqualTo("TEA:3");
    assertThat(body.at("/results/1/line").intValue()).isEqualTo(3);
    assertThat(((ReceiveStock) edge.log.sent().get(1).command()).getQuantity()).isEqualTo(7);
  }

  @Test
  void aRetryWithTheSameKeySendsTheSameCommands() {
    edge.log.accepts();

    edge.post(STOCK, TEA + TEA, "Idempotency-Key", "k");
    edge.post(STOCK, TEA + TEA, "Idempotency-Key", "k");

    var ids =
        edge.log.sent().stream()
            .map(sent -> Envelopes.ofCommand(sent.command()).getCommandId())
            .toList();
    assertThat(ids.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(ids.subList(2, 4));
  }

  @Test
  void nothingIsSentWhenALineIsWrong() {
    var response = edge.post(STOCK, TEA + "{\"sku\":7}\n" + MUG + "{oops}\n");

    assertThat(response.statusCode()).isEqualTo(400);
    var errors = json(response).get("errors");
    assertThat(errors.findValuesAsText("line")).contains("2", "4").doesNotContain("1", "3");
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void refusalsAreListedWithTheirLines() {
    edge.log.refuses("validation_failed", Map.of("quantity", "too many"));

    var body = json(edge.post(STOCK, TEA));

    assertThat(body.get("refused").intValue()).isEqualTo(1);
    assertThat(body.at("/results/0/code").textValue()).isEqualTo("validation_failed");
    assertThat(body.at("/results/0/details/quantity").textValue()).isEqualTo("too many");
  }

  @Test
  void outcomesThatAreNotKnownInTimeArePending() {
    edge.log.staysSilent();

    var response = edge.post(STOCK, TEA, "Prefer", "wait=0");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).get("pending").intValue()).isEqualTo(1);
  }

  @Test
  void whenNothingCouldBeStoredTheWholeIsToBeRetried() {
    edge.log.losesTouch();

    var response = edge.post(STOCK, TEA + MUG, "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Idempotency-Key")).contains("k");
  }

  @Test
  void thereIsALimitOfLines() {
    var response = edge.post(STOCK, TEA.repeat(5_001));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void productsComeInBulkToo() {
    edge.log.accepts();
    var product =
        """
        {"productId":"prod_tea","title":"Tea","variants":[{"sku":"TEA"}],\
        "offers":[{"offerId":"TEA:499","sku":"TEA","unitPrice":{"amount":499,"currency":"GBP"}}]}
        """;

    var body = json(edge.post("/v1/admin/products/bulk", product, "Prefer", "return=minimal"));

    assertThat(body.get("accepted").intValue()).isEqualTo(1);
    assertThat(body.get("results")).isEmpty();
    assertThat(edge.log.last().aggregateId()).isEqualTo("prod_tea");
  }
}
