package io.ikart.tools.verify;

import static java.util.Map.entry;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.SignInFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the owner of an account is told. The event says that something happened, its command which
 * mail tells it; commands are kept for a week, so older events ask for nothing here.
 */
final class AccountNews {

  private static final String MAIL_ID = "mailId";

  private static final Map<Class<?>, String> MAILS =
      Map.ofEntries(
          entry(AccountRegistered.class, "account-registered"),
          entry(RegistrationRepeated.class, "account-exists"),
          entry(PasswordResetRequested.class, "account-reset"),
          entry(PasswordReset.class, "account-password-changed"),
          entry(PasswordChanged.class, "account-password-changed"),
          entry(SignInFailed.class, "account-locked"));

  private final Map<String, String> mailIds = new HashMap<>();
  private final List<Happened> happened = new ArrayList<>();

  private record Happened(String commandId, String template, Instant at) {}

  /** Somebody who is to be told by a mail. */
  record Owed(String aggregateId, String notificationId, String template, Instant at) {}

  /** Takes in any command: those of an account name their mail. */
  void acceptCommand(SpecificRecord command) {
    var field = command.getSchema().getField(MAIL_ID);
    if (field != null) {
      var id = Envelopes.ofCommand(command).getCommandId();
      mailIds.put(id, command.get(field.pos()).toString());
    }
  }

  /** Takes in an event of an account. */
  void acceptEvent(SpecificRecord event) {
    boolean isSilent = event instanceof SignInFailed failed && !failed.getTold();
    var template = MAILS.get(event.getClass());
    if (template != null && !isSilent) {
      var meta = Envelopes.ofEvent(event);
      happened.add(new Happened(meta.getCommandId(), template, meta.getIssuedAt()));
    }
  }

  /** The mails that follow from what was taken in. */
  List<Owed> owed() {
    return happened.stream().flatMap(what -> owedFor(what).stream()).toList();
  }

  private Optional<Owed> owedFor(Happened what) {
    return Optional.ofNullable(mailIds.get(what.commandId()))
        .map(id -> new Owed(Ids.mail(id), id, what.template(), what.at()));
  }

  /** Whether the mail is one of an account's. */
  static boolean isOne(String template) {
    return MAILS.containsValue(template);
  }
}
