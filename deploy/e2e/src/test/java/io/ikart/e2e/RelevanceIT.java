package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whether shoppers find what they look for, in every build: beside the shop of the other tests an
 * Elasticsearch and the search job alone, without a cluster. What else a search can do is in {@link
 * SearchSystem}.
 */
@ExtendWith(RunningShop.class)
class RelevanceIT {

  private static final int GOODS = 1_000;
  private static final int LEAST_JUDGED = 60;
  private static final double FLOOR = 0.85;

  @Test
  void judgedQueriesAreAnsweredWell(Launcher launcher) throws Exception {
    var search = new SearchShop(launcher);
    var node = CompletableFuture.supplyAsync(() -> search.call("start", "search"));
    search.call("tools", "demo", "--for", "1s", "--shoppers", "1", "--critics", "0").succeeded();
    node.join().succeeded();
    var job = launcher.begun("jobs", "run", "search");
    try {
      search.call("search", "synonyms", synonyms()).succeeded();
      search.has(GOODS);

      var report = Relevance.of(search, "judged-queries.tsv");

      System.out.println(report.text());
      assertThat(report.judged()).isGreaterThanOrEqualTo(LEAST_JUDGED);
      assertThat(report.mean()).as(report.text()).isGreaterThanOrEqualTo(FLOOR);
    } finally {
      job.destroy();
      job.waitFor();
      search.call("stop", "search").succeeded();
    }
  }

  private static String synonyms() {
    return Path.of("src/test/resources", "synonyms.tsv").toAbsolutePath().toString();
  }
}
