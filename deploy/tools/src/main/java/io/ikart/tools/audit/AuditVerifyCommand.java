package io.ikart.tools.audit;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the audit log and says whether anything of it was changed. */
@Command(
    name = "verify",
    description = {
      "Read the audit log and its signed heads, and find what was edited, replaced, deleted,"
          + " reordered, truncated or signed by somebody else.",
      "Exit code 1 when something was. The public keys come from IKART_AUDIT_PUBLIC_KEYS, or from"
          + " the keys of the local shop.",
      "Who cuts both log and heads back to an earlier head leaves nothing to find: note the last"
          + " line somewhere else, and give it to --expect next time."
    })
final class AuditVerifyCommand implements ToolCommand {

  private static final Duration READING = Duration.ofMinutes(60);
  private static final int HEADER_BYTES = 1 + Integer.BYTES;
  private static final int PROGRESS_EVERY = 100_000;
  private static final int SHOWN = 20;
  private static final Pattern NOTED = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  @Spec private CommandSpec spec;
  @Mixin private Console console;

  @Option(
      names = "--topic",
      defaultValue = "audit.events",
      description = "the log, or a copy of it (${DEFAULT-VALUE})")
  private String topic;

  @Option(
      names = "--heads",
      defaultValue = "audit.heads",
      description = "its signed heads (${DEFAULT-VALUE})")
  private String heads;

  @Option(
      names = "--expect",
      paramLabel = "NUMBER:HASH",
      description = "an entry that was noted elsewhere; may be given several times")
  private List<String> expected = List.of();

  private ConfluentRegistry registry;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var check = new ChainCheck(settings.headSignatures());
    for (var noted : expected) {
      var parts = NOTED.matcher(noted);
      if (!parts.matches()) {
        throw new ParameterException(spec.commandLine(), "--expect " + noted + " is no note");
      }
      var hash = ByteBuffer.wrap(HexFormat.of().parseHex(parts.group(2)));
      check.expect(Long.parseLong(parts.group(1)), hash, "what was noted");
    }
    registry = new ConfluentRegistry(settings.registryUrl());
    readHeads(new RawTopic(settings, heads), check);
    new RawTopic(settings, topic).read(READING, (place, value) -> take(check, place, value));
    return print(check);
  }

  private void readHeads(RawTopic from, ChainCheck check) throws TimeoutException {
    var wire = new AvroWire(registry, List.of());
    from.read(
        READING,
        (place, value) -> {
          try {
            if (wire.decode(value) instanceof AuditHead head) {
              check.head(head, place);
              return;
            }
          } catch (SerializationException e) {
            check.unreadable(place, e.getMessage());
            return;
          }
          check.unreadable(place, "no head");
        });
  }

  private void take(ChainCheck check, String place, byte[] value) {
    try {
      check.entry(entryIn(value), place);
    } catch (IOException
        | AvroRuntimeException
        | SerializationException
        | IndexOutOfBoundsException e) {
      if (e instanceof SchemaRegistryException down && down.isRetriable()) {
        throw down; // nothing is known of the entry before the registry answers
      }
      check.unreadable(place, "no entry: " + e.getMessage());
    }
    if (check.entries() > 0 && check.entries() % PROGRESS_EVERY == 0) {
      console.progress("%,d entries read", check.entries());
    }
  }

  private GenericRecord entryIn(byte[] value) throws IOException {
    if (value == null || value.length < HEADER_BYTES || value[0] != 0) {
      throw new SerializationException("not in the wire format");
    }
    var schema = registry.byId(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
    if (!schema.getFullName().equals(ActionRecorded.class.getName())) {
      throw new SerializationException("a " + schema.getFullName());
    }
    var decoder =
        DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
    return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
  }

  private int print(ChainCheck check) {
    var findings = check.findings();
    findings.stream().limit(SHOWN).forEach(finding -> console.say("%s", finding));
    if (findings.size() > SHOWN) {
      console.say("... and %,d more", findings.size() - SHOWN);
    }
    console.say(
        "%,d entries, %,d of them under a signed head: %s",
        check.entries(),
        check.signed(),
        findings.isEmpty() ? "nothing was changed." : findings.size() + " findings.");
    if (findings.isEmpty() && check.last() > 0) {
      console.say("%d:%s", check.last(), hex(check.lastHash()));
    }
    return findings.isEmpty() ? OK : FAILED;
  }

  private static String hex(ByteBuffer hash) {
    var bytes = new byte[hash.remaining()];
    hash.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
