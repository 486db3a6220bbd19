package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void saysWhatShoppersSearchAndFilterBy() throws IOException {
    var levels = new TreeMap<String, SkuLevel>();
    levels.put("RED", new SkuLevel("RED", 4, 7, 3, false));
    levels.put("OLD", new SkuLevel("OLD", 2, 50, 9, false));

    var document = DocumentJson.of(SearchEvents.teapot(2, true, "RED", "BLUE"), levels, null, 0);

    var json = read(document);
    assertThat(json.path("active").asBoolean()).isTrue();
    assertThat(json.path("prices").toString()).isEqualTo("{\"GBP\":1100}");
    assertThat(json.path("categories").toString()).isEqualTo("[\"Kitchen\",\"Kitchen/Teapots\"]");
    assertThat(json.path("attributes").toString()).isEqualTo("[\"colour=red\",\"size=large\"]");
    assertThat(json.path("available").asLong()).as("of today's variants only").isEqualTo(7);
    assertThat(json.path("sold").asLong()).isEqualTo(3);
  }

  @Test
  void theVersionCountsRetiredVariantsTooSoThatItNeverGoesBack() {
    var levels = new TreeMap<String, SkuLevel>();
    levels.put("RED", new SkuLevel("RED", 4, 7, 3, false));
    levels.put("OLD", new SkuLevel("OLD", 2, 50, 9, false));

    assertThat(DocumentJson.of(SearchEvents.teapot(2, true, "RED"), levels, null, 0).version())
        .isEqualTo(2 + 4 + 2);
  }

  @Test
  void aRatingIsSaidWhileSomebodyHasRatedAndCountsInTheVersionForEver() throws IOException {
    var unrated = made(null);
    var rated = made(new ProductRating(5, 3, 466));
    var takenBack = made(new ProductRating(9, 0, 0));

    assertThat(read(unrated).has("rating")).isFalse();
    assertThat(read(unrated).path("components").has("rating")).isFalse();
    assertThat(read(rated).path("rating").decimalValue()).isEqualByComparingTo("4.66");
    assertThat(read(rated).path("ratingCount").asLong()).isEqualTo(3);
    assertThat(rated.version()).isEqualTo(unrated.version() + 5);
    assertThat(read(takenBack).has("rating")).isFalse();
    assertThat(read(takenBack).path("ratingCount").asLong()).isZero();
    assertThat(takenBack.version()).isEqualTo(unrated.version() + 9);
  }

  private static SearchDocument made(ProductRating rating) {
    return DocumentJson.of(SearchEvents.teapot(2, true, "RED"), new TreeMap<>(), rating, 0);
  }

  @Test
  void whatCannotBeBoughtStaysOutOfSight() throws IOException {
    var ended = DocumentJson.of(SearchEvents.teapot(2, false, "RED"), new TreeMap<>(), null, 0);

    assertThat(read(ended).path("active").asBoolean()).isFalse();
  }

  private static JsonNode read(SearchDocument document) throws IOException {
    return JSON.readTree(document.json());
  }
}
