package io.ikart.tools.lake;

import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.ToolsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a query over the lake. */
@Command(
    name = "sql",
    description = {
      "Run a query over the lake (DuckDB's SQL); run 'lake' first to bring it up to date.",
      "Views: events (topic, day, partition, offset, appended_at, key, type, payload as JSON),",
      "and sales, the newest revision of every sales figure."
    })
public final class SqlCommand implements ToolCommand {

  private static final String EMPTY =
      "select ''::varchar as topic, ''::varchar as day, 0 as \"partition\", 0::bigint as"
          + " \"offset\", now()::timestamp as appended_at, ''::varchar as key, ''::varchar as type,"
          + " '{}'::json as payload where false";

  @Mixin private Console console;

  @Parameters(paramLabel = "QUERY", description = "for example \"select count(*) from events\"")
  private String query;

  @Option(
      names = "--lake",
      paramLabel = "FOLDER",
      description = "where the files are (lake in the folder of the shop)")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    var files = new LakeFiles(folder(folder, console.settings()));
    try (var duck = open(files);
        var statement = duck.createStatement();
        var found = statement.executeQuery(query)) {
      print(found);
    }
    return OK;
  }

  static Path folder(Path given, ToolsSettings settings) {
    var home = settings.home().isEmpty() ? ".ikart" : settings.home();
    return (given == null ? Path.of(home, "lake") : given).toAbsolutePath().normalize();
  }

  /** A database whose views are the lake. */
  static Connection open(LakeFiles files) throws SQLException, IOException {
    var duck = DriverManager.getConnection("jdbc:duckdb:");
    var paths = files.current().stream().map(file -> ParquetWriter.text(file.path())).toList();
    var source =
        paths.isEmpty()
            ? EMPTY
            : paths.stream()
                .collect(
                    Collectors.joining(
                        ", ",
                        "select * replace (payload::json as payload) from read_parquet([",
                        "], hive_partitioning = true, hive_types_autocast = false)"));
    try (var statement = duck.createStatement()) {
      statement.execute("create view events as " + source);
      statement.execute("create view sales as " + sales());
    }
    return duck;
  }

  /** Newest revision of each figure, its fields as columns. */
  private static String sales() {
    return """
    select
      payload->>'figureId' as figure_id,
      payload->>'grain' as grain,
      (payload->>'from')::timestamptz as "from",
      (payload->>'to')::timestamptz as "to",
      payload->>'breakdown' as breakdown,
      payload->>'productId' as product_id,
      payload->>'category' as category,
      payload->>'country' as country,
      payload->>'currency' as currency,
      (payload->>'orders')::bigint as orders,
      (payload->>'units')::bigint as units,
      (payload->>'gross')::bigint as gross,
      (payload->>'refundedUnits')::bigint as refunded_units,
      (payload->>'refunds')::bigint as refunds,
      (payload->>'net')::bigint as net,
      (payload->>'averageBasket')::bigint as average_basket,
      (payload->>'revision')::bigint as revision
    from events where topic = '%s'
    qualify row_number() over (
      partition by key
      order by (payload->>'revision')::bigint desc, "offset" desc) = 1
    """
        .formatted(AnalyticsTopics.SALES_FIGURES.name());
  }

  private void print(ResultSet found) throws SQLException {
    int columns = found.getMetaData().getColumnCount();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      names.add(found.getMetaData().getColumnLabel(column));
    }
    console.say("%s", String.join("\t", names));
    while (found.next()) {
      List<String> values = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        values.add(String.valueOf(found.getObject(column)));
      }
      console.say("%s", String.join("\t", values));
    }
  }
}
