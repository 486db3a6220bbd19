package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Searching the catalogue of a real retailer, on machines where its files are. */
@EnabledIfEnvironmentVariable(
    named = RetailSearchSystem.FILES,
    matches = ".+",
    disabledReason = "the files of Online Retail are not here")
class RetailSearchSystem {

  static final String FILES = "IKART_ONLINE_RETAIL";
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
    search.call("import", "online-retail", System.getenv(FILES) + "/2011-05.csv.gz").succeeded();
    search.has(MANY);

    var report = Relevance.of(search, "retail-queries.tsv");

    System.out.println(report.text());
    assertThat(report.judged()).isGreaterThanOrEqualTo(50);
    assertThat(report.mean()).as(report.text()).isGreaterThanOrEqualTo(0.85);
    search.everyDocumentIsWhatTheLogSays();
  }
}
