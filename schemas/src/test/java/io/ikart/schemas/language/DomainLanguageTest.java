package io.ikart.schemas.language;

import static java.util.function.Predicate.not;
import static org.apache.avro.Schema.Type.DOUBLE;
import static org.apache.avro.Schema.Type.ENUM;
import static org.apache.avro.Schema.Type.FLOAT;
import static org.apache.avro.Schema.Type.NULL;
import static org.apache.avro.Schema.Type.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.order.OrderSummary;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Rules every schema keeps, so that it can be read by anyone and grown later. */
class DomainLanguageTest {

  /** A field of these types says nothing that the type's own doc text does not. */
  private static final Set<Schema> EXPLAINED_BY_TYPE =
      Set.of(CommandMeta.SCHEMA$, EventMeta.SCHEMA$, OrderSummary.SCHEMA$);

  private record Place(Schema type, Schema.Field field) {

    @Override
    public String toString() {
      return type.getFullName() + "." + field.name();
    }
  }

  @Test
  void everyTypeHasADocText() {
    assertThat(DomainLanguage.types().filter(type -> isBlank(type.getDoc()))).isEmpty();
  }

  @Test
  void everyFieldHasADocText() {
    var silent =
        fields(place -> isBlank(place.field.doc()))
            .filter(place -> !EXPLAINED_BY_TYPE.contains(place.field.schema()));

    assertThat(silent).isEmpty();
  }

  @Test
  void everyInstantNamesItsTimeZone() {
    var silent =
        fields(
                place ->
                    place.field.schema().getLogicalType() instanceof LogicalTypes.TimestampMillis)
            .filter(place -> !place.field.doc().contains("UTC"));

    assertThat(silent).isEmpty();
  }

  @Test
  void aUnionIsAnOptionalFieldAndNothingElse() {
    var others =
        fields(place -> place.field.schema().getType() == UNION)
            .filter(not(DomainLanguageTest::isOptional));

    assertThat(others).isEmpty();
  }

  @Test
  void anUnknownSymbolOfAnEnumHasAPlaceToGo() {
    var strict =
        DomainLanguage.types()
            .filter(type -> type.getType() == ENUM)
            .filter(type -> type.getEnumDefault() == null);

    assertThat(strict).isEmpty();
  }

  @Test
  void noFieldIsAFloatingPointNumber() {
    assertThat(fields(place -> List.of(FLOAT, DOUBLE).contains(place.field.schema().getType())))
        .isEmpty();
  }

  @Test
  void anEnvelopeIsTheFirstFieldAndIsCalledMeta() {
    var envelopes = Set.of(CommandMeta.SCHEMA$, EventMeta.SCHEMA$);

    var elsewhere =
        fields(
                place ->
                    envelopes.contains(place.field.schema()) || place.field.name().equals("meta"))
            .filter(
                place ->
                    place.field.pos() != 0
                        || !place.field.name().equals("meta")
                        || !envelopes.contains(place.field.schema()));

    assertThat(elsewhere).isEmpty();
  }

  private static Stream<Place> fields(Predicate<Place> wanted) {
    return DomainLanguage.records()
        .flatMap(type -> type.getFields().stream().map(field -> new Place(type, field)))
        .filter(wanted);
  }

  private static boolean isOptional(Place place) {
    var branches = place.field.schema().getTypes();
    return branches.size() == 2
        && branches.get(0).getType() == NULL
        && place.field.hasDefaultValue();
  }

  private static boolean isBlank(String doc) {
    return doc == null || doc.isBlank();
  }
}
