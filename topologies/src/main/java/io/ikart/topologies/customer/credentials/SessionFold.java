package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionRefreshed;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;

/** What the facts make of sessions. */
final class SessionFold {

  private SessionFold() {}

  /** Whoever signs in has the password: the wrong ones before it are forgotten. */
  static Credentials started(Credentials account, SessionStarted event, EditableParts parts) {
    var at = event.getMeta().getIssuedAt();
    parts.put(
        event.getSessionId(),
        new Session(event.getSessionId(), 1, at, at, event.getRefreshBy(), event.getEndsAt()));
    return Credentials.newBuilder(account)
        .setFailures(Pauses.NONE)
        .setLockedUntil(Instant.EPOCH)
        .setSessions(account.getSessions() + 1)
        .setNextAt(ExpiryRules.next(account, parts))
        .build();
  }

  static Credentials refreshed(Credentials account, SessionRefreshed event, EditableParts parts) {
    var session = parts.part(event.getSessionId(), Session.class).orElseThrow();
    parts.put(
        event.getSessionId(),
        new Session(
            session.getSessionId(),
            event.getGeneration(),
            session.getStartedAt(),
            event.getMeta().getIssuedAt(),
            event.getRefreshBy(),
            session.getEndsAt()));
    return Credentials.newBuilder(account).setNextAt(ExpiryRules.next(account, parts)).build();
  }

  static Credentials ended(Credentials account, SessionEnded event, EditableParts parts) {
    parts.drop(event.getSessionId());
    return Credentials.newBuilder(account)
        .setSessions(account.getSessions() - 1)
        .setNextAt(ExpiryRules.next(account, parts))
        .build();
  }
}
