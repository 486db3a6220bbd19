package io.ikart.analytics.behaviour.terms;

import io.ikart.analytics.behaviour.Corrections;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.kernel.Table;
import io.ikart.schemas.behaviour.SearchTermFigure;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.OutputTag;

/** Searches in, figures of terms by day (UTC) out. */
public final class TermsJob {

  static final OutputTag<SearchFact> LATE =
      new OutputTag<>("late-searches", TypeInformation.of(SearchFact.class));

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private TermsJob() {}

  /** A row of every term and day, upserted. */
  public static DataStream<SearchTermFigure> terms(DataStream<SearchFact> searches) {
    return searches
        .keyBy(TermsJob::id)
        .process(table(), AvroType.records(SearchTermFigure.class))
        .name("search terms by day")
        .uid("search-terms");
  }

  static Table<SearchFact, SearchTermFigure> table() {
    return new Table<>(
        SearchTermFigure.class,
        TermsJob::add,
        fact -> fromMs(fact) + DAY_MS + Corrections.LONGEST_MS,
        LATE);
  }

  static String id(SearchFact fact) {
    return Instant.ofEpochMilli(fromMs(fact)) + "/" + fact.term();
  }

  private static long fromMs(SearchFact fact) {
    return Math.floorDiv(fact.atMs(), DAY_MS) * DAY_MS;
  }

  private static SearchTermFigure add(SearchTermFigure known, SearchFact fact) {
    var row =
        known != null
            ? known
            : new SearchTermFigure(
                id(fact), Instant.ofEpochMilli(fromMs(fact)), fact.term(), 0L, 0L, 0L, 0L, 0L);
    return new SearchTermFigure(
        row.getFigureId(),
        row.getFrom(),
        row.getTerm(),
        row.getSearches() + (fact.isClick() ? 0 : 1),
        row.getWithoutResults() + (fact.results() == 0 ? 1 : 0),
        row.getClicks() + (fact.isClick() ? 1 : 0),
        row.getPositions() + fact.position(),
        row.getRevision() + 1);
  }
}
