package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.topologies.customer.profile.ForgettingRules;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What ends by itself: sessions nobody refreshes, and registrations nobody confirms. */
final class ExpiryRules {

  private ExpiryRules() {}

  static Decision lookAgain(Credentials account, DeadlinePassed command, Context context) {
    if (account == null) {
      return nothingNew();
    }
    var events = new ArrayList<SpecificRecord>();
    for (var session : SessionRules.sessions(context)) {
      if (!context.now().isBefore(SessionRules.endOf(session))) {
        events.add(SessionRules.ended(session, SessionEnd.EXPIRED, context));
      }
    }
    boolean lapses =
        isWaiting(account) && !context.now().isBefore(account.getToken().getExpiresAt());
    if (lapses) {
      events.add(new RegistrationLapsed(context.meta()));
    }
    if (events.isEmpty()) {
      return nothingNew();
    }
    return lapses ? accept(events).sending(keysOf(account, context)) : accept(events);
  }

  /** Nobody confirmed the address: nobody need ever read again whose it was. */
  private static SpecificRecord[] keysOf(Credentials account, Context context) {
    return ForgettingRules.destroyed(account.getCustomerId(), context)
        .toArray(SpecificRecord[]::new);
  }

  /** When the first of it ends; the epoch when nothing will. */
  static Instant next(Credentials account, Parts parts) {
    var sessions = SessionRules.sessions(parts).stream().map(SessionRules::endOf);
    var registration =
        isWaiting(account) ? Stream.of(account.getToken().getExpiresAt()) : Stream.<Instant>empty();
    return Stream.concat(sessions, registration)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static boolean isWaiting(Credentials account) {
    return account.getStatus() == CredentialsStatus.REGISTERED;
  }
}
