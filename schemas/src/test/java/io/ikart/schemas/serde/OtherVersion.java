package io.ikart.schemas.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Another version of a schema, as an older or newer build would have it. */
record OtherVersion(Schema current) {

  static OtherVersion of(Schema current) {
    return new OtherVersion(current);
  }

  Schema without(String field) {
    return record(
        current.getFields().stream()
            .filter(kept -> !kept.name().equals(field))
            .map(kept -> new Schema.Field(kept, kept.schema())));
  }

  Schema with(String field, String defaultValue) {
    var added = new Schema.Field(field, Schema.create(Schema.Type.STRING), null, defaultValue);
    return record(Stream.concat(copies(Map.of()), Stream.of(added)));
  }

  Schema changing(String field, Schema type) {
    return record(copies(Map.of(field, type)));
  }

  Schema withSymbol(String symbol) {
    var symbols = new ArrayList<>(current.getEnumSymbols());
    symbols.add(symbol);
    return Schema.createEnum(
        current.getName(),
        current.getDoc(),
        current.getNamespace(),
        symbols,
        current.getEnumDefault());
  }

  private Stream<Schema.Field> copies(Map<String, Schema> changed) {
    Function<Schema.Field, Schema> type =
        field -> changed.getOrDefault(field.name(), field.schema());
    return current.getFields().stream().map(field -> new Schema.Field(field, type.apply(field)));
  }

  private Schema record(Stream<Schema.Field> fields) {
    List<Schema.Field> all = fields.toList();
    return Schema.createRecord(
        current.getName(), current.getDoc(), current.getNamespace(), false, all);
  }
}
