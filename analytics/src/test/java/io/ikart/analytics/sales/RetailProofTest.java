package io.ikart.analytics.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.sales.SalesFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures equal, to the penny, what a query finds in the files. Over a small made-up trade in
 * every build; over the real one when IKART_ONLINE_RETAIL names its folder.
 */
class RetailProofTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final int CHECKPOINTS = 6;

  @TempDir Path folder;

  @Test
  void figuresEqualTheFiles() throws Exception {
    var files = files();

    assertThat(figures(files, false, false)).isEqualTo(straightFrom(files));
  }

  @Test
  void alsoWhenATenthIsLateAndTheJobIsKilledMidWay() throws Exception {
    var files = files();

    assertThat(figures(files, true, true)).isEqualTo(straightFrom(files));
  }

  private String files() throws Exception {
    return RetailTrade.filesOrSample(System.getenv("IKART_ONLINE_RETAIL"), folder);
  }

  private Map<String, Counts> figures(String files, boolean late, boolean killed) throws Exception {
    int facts = RetailTrade.facts(files, late).size();
    var environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration(facts));
    environment.setParallelism(2);
    var numbers =
        environment
            .fromSource(
                new DataGeneratorSource<>(
                    number -> number,
                    facts,
                    RateLimiterStrategy.perCheckpoint(facts / CHECKPOINTS + 1),
                    Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .setParallelism(1);
    var orders =
        numbers
            .flatMap(new RetailSource(files, late, killed ? facts / 2 : -1))
            .returns(TypeInformation.of(OrderFact.class))
            .setParallelism(1)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<OrderFact>forBoundedOutOfOrderness(Duration.ofMinutes(1))
                    .withTimestampAssigner((fact, unused) -> fact.atMs()))
            .setParallelism(1);
    var streams = SalesJob.figures(SalesJob.sales(orders), RetailTrade.SHOP_ZONE);
    var newest = new HashMap<String, SalesFigure>();
    try (var shown = streams.figures().filter(RetailProofTest::compared).executeAndCollect()) {
      shown.forEachRemaining(
          figure -> newest.merge(figure.getFigureId(), figure, RetailProofTest::newer));
    }
    return byDayAndMonth(newest.values().stream().toList());
  }

  /**
   * The rest is millions of rows, which nobody collects: daily figures are sums of the same sales.
   */
  private static boolean compared(SalesFigure figure) {
    return figure.getGrain().equals("DAY") && !figure.getBreakdown().equals("CATEGORY");
  }

  private static SalesFigure newer(SalesFigure one, SalesFigure other) {
    return other.getRevision() >= one.getRevision() ? other : one;
  }

  private Configuration configuration(int facts) {
    return new Configuration()
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval(facts))
        .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("state").toUri().toString())
        .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
        .set(RocksDBOptions.USE_MANAGED_MEMORY, false)
        .set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1)
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10))
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(PipelineOptions.GENERIC_TYPES, false);
  }

  /**
   * A few for any trade: with each RocksDB writes a file, and many of them make every look at a row
   * slow.
   */
  private static Duration checkpointInterval(int facts) {
    return Duration.ofMillis(Math.max(200, facts / 10));
  }

  private static Map<String, Counts> byDayAndMonth(List<SalesFigure> figures) {
    var sums = new TreeMap<String, Counts>();
    for (var figure : figures) {
      var day = day(figure.getFrom());
      var counts =
          new Counts(
              figure.getOrders(),
              figure.getUnits(),
              figure.getGross(),
              figure.getRefundedUnits(),
              figure.getRefunds());
      assertThat(figure.getNet()).isEqualTo(counts.gross() - counts.refunds());
      sums.merge("DAY/" + day + path(figure), counts, RetailProofTest::sum);
      sums.merge("MONTH/" + day.substring(0, 7) + path(figure), counts, RetailProofTest::sum);
    }
    return sums;
  }

  private static String day(Instant from) {
    return from.atZone(RetailTrade.SHOP_ZONE).toLocalDate().toString();
  }

  private static String path(SalesFigure figure) {
    return switch (figure.getBreakdown()) {
      case "COUNTRY" -> "/COUNTRY/" + figure.getCountry();
      case "PRODUCT" -> "/PRODUCT/" + figure.getProductId();
      case "COUNTRY_PRODUCT" ->
          "/COUNTRY_PRODUCT/" + figure.getCountry() + "/" + figure.getProductId();
      default -> "/ALL";
    };
  }

  private static Counts sum(Counts one, Counts other) {
    return new Counts(
        one.orders() + other.orders(),
        one.units() + other.units(),
        one.gross() + other.gross(),
        one.refundedUnits() + other.refundedUnits(),
        one.refunds() + other.refunds());
  }

  private static Map<String, Counts> straightFrom(String files) throws SQLException, IOException {
    var counts = new TreeMap<String, Counts>();
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var query = duck.prepareStatement(sql())) {
      query.setString(1, files);
      var found = query.executeQuery();
      while (found.next()) {
        counts.put(
            found.getString(1),
            new Counts(
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6)));
      }
    }
    assertThat(counts).isNotEmpty();
    return counts;
  }

  private static String sql() throws IOException {
    try (var script = RetailProofTest.class.getResourceAsStream("/retail/sales.sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
