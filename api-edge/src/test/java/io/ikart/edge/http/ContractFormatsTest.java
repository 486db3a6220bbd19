package io.ikart.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What the contract says of ids and codes is what is checked. */
class ContractFormatsTest {

  @ParameterizedTest
  @CsvSource({
    "ProductId, PRODUCT_ID",
    "OfferId, OFFER_ID",
    "Sku, SKU",
    "CustomerId, CUSTOMER_ID",
    "IdempotencyKey, IDEMPOTENCY_KEY",
    "Currency, CURRENCY",
    "Country, COUNTRY",
    "PriceList, PRICE_LIST",
    "Warehouse, WAREHOUSE",
    "FactType, FACT_TYPE",
    "DeliveryId, DELIVERY_ID",
    "CarrierName, CARRIER",
    "SessionId, SESSION_ID",
    "ReviewId, REVIEW_ID",
    "MailedToken, MAILED_TOKEN",
    "RefreshToken, REFRESH_TOKEN",
    "StaffRole, STAFF_ROLE",
  })
  void theContractsPatternIsTheOneThatIsChecked(String schema, Formats format) throws IOException {
    assertThat(schema(schema).get("pattern")).isEqualTo("^" + format.pattern() + "$");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> schema(String name) throws IOException {
    try (var contract = ContractFormatsTest.class.getResourceAsStream("/openapi.yaml")) {
      Map<String, Map<String, Map<String, Object>>> root = new Yaml().load(contract);
      return (Map<String, Object>) root.get("components").get("schemas").get(name);
    }
  }
}
