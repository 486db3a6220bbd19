package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionRefreshed;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Parts;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Who may sign in, and how long that counts. Every refusal reads the same from outside. */
final class SessionRules {

  /** Sessions at once; one more ends the one that was not used for longest. */
  static final int MAX_SESSIONS = 20;

  /** A session that nobody refreshes ends. */
  static final Duration REFRESH_WITHIN = Duration.ofDays(30);

  /** Every session ends. */
  static final Duration LONGEST = Duration.ofDays(90);

  private SessionRules() {}

  static Decision signIn(Credentials account, SignIn command, Context context) {
    if (!PasswordRules.mayTry(account, context)) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    if (!command.getMatched()) {
      return PasswordRules.wrong(account, command.getMailId(), context);
    }
    boolean isOld = !PasswordRules.isCurrent(account, command.getComparedWith());
    if (isOld || context.part(command.getSessionId(), Session.class).isPresent()) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    var events = new ArrayList<SpecificRecord>(making(context));
    events.add(
        new SessionStarted(
            context.meta(),
            command.getSessionId(),
            context.now().plus(REFRESH_WITHIN),
            context.now().plus(LONGEST)));
    return accept(events);
  }

  /** Makes room for one more. */
  private static List<SpecificRecord> making(Context context) {
    var there = sessions(context);
    return there.size() < MAX_SESSIONS
        ? List.of()
        : there.stream()
            .min(Comparator.comparing(Session::getRefreshedAt))
            .map(oldest -> ended(oldest, SessionEnd.TOO_MANY, context))
            .stream()
            .toList();
  }

  /**
   * A token that was given back before comes from somebody who should not have it, or had it first:
   * nobody can tell which, so the session ends for both.
   */
  static Decision refresh(Credentials account, RefreshSession command, Context context) {
    var session = context.part(command.getSessionId(), Session.class).orElse(null);
    if (session == null
        || !context.now().isBefore(endOf(session))
        || command.getGeneration() > session.getGeneration()) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    if (command.getGeneration() < session.getGeneration()) {
      return accept(ended(session, SessionEnd.REUSED, context));
    }
    return accept(
        new SessionRefreshed(
            context.meta(),
            session.getSessionId(),
            session.getGeneration() + 1,
            context.now().plus(REFRESH_WITHIN)));
  }

  static Decision end(Credentials account, EndSession command, Context context) {
    return context
        .part(command.getSessionId(), Session.class)
        .map(session -> accept(ended(session, command.getReason(), context)))
        .orElseGet(Decision::nothingNew);
  }

  static Decision endOthers(Credentials account, EndOtherSessions command, Context context) {
    var events = ending(context, SessionEnd.REVOKED, command.getSessionId());
    return events.isEmpty() ? nothingNew() : accept(events);
  }

  /** The end of all sessions but one. */
  static List<SpecificRecord> ending(Context context, SessionEnd reason, String but) {
    return sessions(context).stream()
        .filter(session -> !session.getSessionId().equals(but))
        .map(session -> ended(session, reason, context))
        .toList();
  }

  static SpecificRecord ended(Session session, SessionEnd reason, Context context) {
    return new SessionEnded(context.meta(), session.getSessionId(), reason);
  }

  static List<Session> sessions(Parts parts) {
    return parts.parts("", MAX_SESSIONS).stream().map(part -> (Session) part.value()).toList();
  }

  static Instant endOf(Session session) {
    return session.getRefreshBy().isBefore(session.getEndsAt())
        ? session.getRefreshBy()
        : session.getEndsAt();
  }

  static String flaw(Credentials account) {
    if (account.getSessions() < 0 || account.getSessions() > MAX_SESSIONS) {
      return account.getSessions() + " sessions";
    }
    return RegistrationRules.isConfirmed(account) && account.getPassword() == null
        ? "confirmed without a password"
        : "";
  }
}
