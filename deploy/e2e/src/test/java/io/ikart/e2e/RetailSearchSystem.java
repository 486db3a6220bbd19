package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Searching the catalogue of a real retailer: what a gift shop sold in a May. Its files lie where
 * {@code -Dikart.online.retail=FOLDER} says; without them this fails, for nothing was judged.
 */
class RetailSearchSystem {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final int MANY = 2_000;

  private Launcher launcher;

  @BeforeEach
  void open() {
    launcher = SearchShop.started("retail-search");
  }

  @AfterEach
  void close() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void judgedQueriesAreAnsweredWell() {
    var search = new SearchShop(launcher);
    search.call("import", "online-retail", may()).succeeded();
    search.has(MANY);

    var report = Relevance.of(search, "retail-queries.tsv");

    System.out.println(report.text());
    assertThat(report.judged()).isGreaterThanOrEqualTo(60);
    assertThat(report.mean()).as(report.text()).isGreaterThanOrEqualTo(0.85);
    search.everyDocumentIsWhatTheLogSays();
  }

  private static String may() {
    var file = Path.of(System.getProperty("ikart.online.retail"), "2011-05.csv.gz");
    assertThat(Files.isReadable(file))
        .as("the Online Retail data set is not at %s: name its folder", file.normalize())
        .isTrue();
    return file.toAbsolutePath().normalize().toString();
  }
}
