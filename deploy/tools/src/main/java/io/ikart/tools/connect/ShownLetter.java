package io.ikart.tools.connect;

import io.ikart.schemas.CardNumbers;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.serde.AvroWire;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/** A dead letter as an operator reads it. */
final class ShownLetter {

  private static final int MOST_BYTES = 256;

  private final DeadLetter letter;
  private final AvroWire wire;

  ShownLetter(DeadLetter letter, AvroWire wire) {
    this.letter = letter;
    this.wire = wire;
  }

  /** Where the record was read; for what came over HTTP the route. */
  String place() {
    return letter.getPartition() < 0
        ? letter.getTopic()
        : "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset());
  }

  /** Its value: a record of the shop as JSON, else text, else the first bytes. */
  String value() {
    var bytes = letter.getValue().duplicate();
    var shown = record(bytes).or(() -> text(bytes)).orElseGet(() -> hex(bytes));
    return CardNumbers.hiddenIn(shown);
  }

  private Optional<String> record(ByteBuffer bytes) {
    try {
      var decoded = wire.decode(bytes.duplicate());
      return Optional.of(decoded.getSchema().getName() + " " + decoded);
    } catch (SerializationException e) {
      return Optional.empty(); // that it cannot be read may be why it is here
    }
  }

  private static Optional<String> text(ByteBuffer bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
      boolean readable = text.chars().noneMatch(Character::isISOControl);
      return readable ? Optional.of(text.toString()) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty(); // no text: shown as bytes
    }
  }

  private static String hex(ByteBuffer bytes) {
    var first = new byte[Math.min(bytes.remaining(), MOST_BYTES)];
    bytes.duplicate().get(first);
    var more = bytes.remaining() > first.length ? "... (" + bytes.remaining() + " bytes)" : "";
    return "0x" + HexFormat.of().formatHex(first) + more;
  }
}
