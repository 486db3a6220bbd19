package io.ikart.local.sqlclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.types.DataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that analysts are given are the topics of the catalogue, column by column. */
class TablesTest {

  private static final Path ANALYTICS = Path.of("../../../analytics");

  private static TableEnvironment sql;

  @BeforeAll
  static void runTheStatements() throws IOException {
    sql = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    for (var statement : Files.readString(ANALYTICS.resolve("sql/tables.sql")).split(";\n", -1)) {
      if (statement.contains("CREATE TABLE")) {
        sql.executeSql(statement);
      }
    }
  }

  static Stream<Topic> results() {
    return Topics.ALL.stream().filter(topic -> topic.group() == Topic.Group.RESULTS);
  }

  @Test
  void everyResultTopicIsATableAndNothingElse() {
    assertThat(sql.listTables())
        .containsExactlyInAnyOrderElementsOf(results().map(TablesTest::table).toList());
  }

  @ParameterizedTest
  @MethodSource("results")
  void columnsAreTheFieldsOfTheSchema(Topic topic) {
    var schema = SpecificData.get().getSchema(topic.types().get(0));

    var columns = sql.from(table(topic)).getResolvedSchema().getColumns();

    assertThat(columns.stream().map(Column::getName).toList())
        .isEqualTo(schema.getFields().stream().map(Schema.Field::name).toList());
    assertThat(columns.stream().map(Column::getDataType).toList())
        .isEqualTo(schema.getFields().stream().map(field -> typeOf(field.schema())).toList());
  }

  @ParameterizedTest
  @MethodSource("results")
  void theKeyOfACompactedTopicIsTheKeyOfItsTable(Topic topic) throws Exception {
    boolean keyed = topic.keep() == Topic.Keep.LATEST;

    assertThat(sql.from(table(topic)).getResolvedSchema().getPrimaryKey().isPresent())
        .isEqualTo(keyed);
    assertThat(optionsOf(topic).getOptions())
        .containsEntry("topic", topic.name())
        .containsEntry("connector", keyed ? "upsert-kafka" : "kafka")
        .containsEntry("properties.isolation.level", "read_committed");
  }

  @ParameterizedTest
  @MethodSource("results")
  void aQueryCanBePlanned(Topic topic) {
    assertThat(sql.explainSql("SELECT * FROM " + table(topic))).contains(table(topic));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aLineOfKcatReadsIt(Topic topic) throws IOException {
    assertThat(Files.readString(ANALYTICS.resolve("README.md")))
        .contains("kcat -b 127.0.0.1:9092 -t " + topic.name() + " ");
  }

  private static CatalogBaseTable optionsOf(Topic topic) throws Exception {
    var catalog = sql.getCatalog(sql.getCurrentCatalog()).orElseThrow();
    return catalog.getTable(new ObjectPath(sql.getCurrentDatabase(), table(topic)));
  }

  private static String table(Topic topic) {
    return topic.name().replace('.', '_');
  }

  private static DataType typeOf(Schema schema) {
    var type =
        switch (schema.getType()) {
          case STRING -> DataTypes.STRING();
          case LONG -> isTime(schema) ? DataTypes.TIMESTAMP(3) : DataTypes.BIGINT();
          case INT -> DataTypes.INT();
          case BOOLEAN -> DataTypes.BOOLEAN();
          case ARRAY -> DataTypes.ARRAY(typeOf(schema.getElementType()));
          case RECORD -> DataTypes.ROW(fieldsOf(schema));
          default -> throw new IllegalArgumentException("no type of SQL for " + schema);
        };
    return type.notNull();
  }

  private static List<DataTypes.Field> fieldsOf(Schema row) {
    return row.getFields().stream()
        .map(field -> DataTypes.FIELD(field.name(), typeOf(field.schema())))
        .toList();
  }

  private static boolean isTime(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }
}
