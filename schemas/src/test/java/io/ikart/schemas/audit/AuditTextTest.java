package io.ikart.schemas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.serde.RandomRecords;
import io.ikart.schemas.stock.StockItem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What the audit log says of a record, and what it does not. */
class AuditTextTest {

  private static final String MEANS = "a-means-of-payment";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aChangeNamesWhatDiffersAndNothingElse() {
    var change = AuditText.change(new Money(500L, "GBP"), new Money(450L, "GBP"));

    assertThat(change.before()).isEqualTo("{\"amount\":500}");
    assertThat(change.after()).isEqualTo("{\"amount\":450}");
  }

  @Test
  void whatWasNotThereHasNoBefore() {
    var change = AuditText.change(null, new Money(450L, "GBP"));

    assertThat(change.before()).isEmpty();
    assertThat(change.after()).isEqualTo("{\"amount\":450,\"currency\":\"GBP\"}");
  }

  @Test
  void whatBytesAreIsNotShown() {
    var password =
        new PasswordHash("argon2id", 1, 1, 1, bytes("the salt of it"), bytes("the hash of it"));

    assertThat(AuditText.of(password)).doesNotContain("salt of", "hash of").contains("argon2id");
  }

  @Test
  void whatIsTooLongSaysHowLongItIs() {
    var text = AuditText.of(Map.of("note", "x".repeat(AuditText.MOST_CHARACTERS)));

    assertThat(text).hasSizeLessThan(40).contains("tooLong");
  }

  /** Of any audited event, whatever it holds: JSON, no bytes, no means of payment. */
  @Property(tries = 300)
  void anAuditedEventShowsNoSecrets(@ForAll Random chance) throws JsonProcessingException {
    var types = List.copyOf(Audited.events().keySet());
    var schema = SpecificData.get().getSchema(types.get(chance.nextInt(types.size())));
    var event = new RandomRecords(chance).record(schema);
    var secrets = new ArrayList<String>();
    plant(event, secrets);

    var text = AuditText.of(event);

    assertThat(text).hasSizeLessThanOrEqualTo(AuditText.MOST_CHARACTERS);
    assertThat(text.isEmpty() || json.readTree(text).isObject()).isTrue();
    assertThat(text).doesNotContain("\"meta\"");
    secrets.forEach(secret -> assertThat(text).doesNotContain(secret));
  }

  /** Any two states of an aggregate give JSON that names the same fields. */
  @Property(tries = 200)
  void beforeAndAfterNameTheSameFields(@ForAll Random chance) throws JsonProcessingException {
    var records = new RandomRecords(chance);
    var before = records.record(StockItem.SCHEMA$);
    var after = records.record(StockItem.SCHEMA$);

    var change = AuditText.change(before, after);

    var was = json.readTree(change.before());
    var is = json.readTree(change.after());
    assertThat(was.fieldNames()).toIterable().containsExactlyElementsOf(is::fieldNames);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts something that must not be seen wherever such a thing may stand. */
  private static void plant(SpecificRecord record, List<String> secrets) {
    for (var field : record.getSchema().getFields()) {
      if (field.schema().getType() == Schema.Type.BYTES) {
        var secret = "sealed-" + secrets.size();
        record.put(field.pos(), bytes(secret));
        secrets.add(secret);
      } else if (field.name().equals("paymentToken") || field.name().equals("idempotencyKey")) {
        record.put(field.pos(), MEANS);
        secrets.add(MEANS);
      } else if (record.get(field.pos()) instanceof SpecificRecord inner) {
        plant(inner, secrets);
      }
    }
  }
}
