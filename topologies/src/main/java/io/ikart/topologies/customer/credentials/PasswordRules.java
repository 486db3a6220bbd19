package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.credentials.TokenPurpose;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** How a password is proven, and how another one is chosen. */
final class PasswordRules {

  private PasswordRules() {}

  /** Whether a password may be tried at all. */
  static boolean mayTry(Credentials account, Context context) {
    return RegistrationRules.isConfirmed(account)
        && !context.now().isBefore(account.getLockedUntil());
  }

  /** Whether what the password was compared with is still what it must be compared with. */
  static boolean isCurrent(Credentials account, ByteBuffer comparedWith) {
    return account.getPassword().getSalt().equals(comparedWith);
  }

  /** One more wrong password in a row. The owner is told when it locks the account. */
  static Decision wrong(Credentials account, String mailId, Context context) {
    var failures = Pauses.counted(account.getFailures(), context.now());
    var lockedUntil = Pauses.lockedUntil(failures);
    boolean locks = lockedUntil.isAfter(context.now());
    boolean told = locks && Pauses.mayMail(account, context.now());
    var decision = accept(new SignInFailed(context.meta(), failures.getCount(), lockedUntil, told));
    return told
        ? decision.sending(
            AccountMails.telling(AccountMails.LOCKED, account.getContact(), mailId, context))
        : decision;
  }

  static Decision requestReset(Credentials account, RequestPasswordReset command, Context context) {
    if (!RegistrationRules.isConfirmed(account) || !Pauses.mayMail(account, context.now())) {
      return nothingNew();
    }
    return accept(
            new PasswordResetRequested(
                context.meta(),
                command.getTokenHash(),
                context.now().plus(MailedTokens.RESET_WITHIN)))
        .sending(
            AccountMails.bringing(
                command.getToken(),
                AccountMails.RESET_REQUESTED,
                account.getContact(),
                command.getMailId(),
                context));
  }

  static Decision reset(Credentials account, ResetPassword command, Context context) {
    if (!MailedTokens.counts(account, TokenPurpose.RESET, command.getTokenHash(), context.now())) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    var events = new ArrayList<SpecificRecord>();
    events.add(new PasswordReset(context.meta(), command.getPassword()));
    events.addAll(SessionRules.ending(context, SessionEnd.PASSWORD_RESET, ""));
    return told(events, account, command.getMailId(), context);
  }

  static Decision change(Credentials account, ChangePassword command, Context context) {
    boolean isSignedIn = context.part(command.getSessionId(), Session.class).isPresent();
    if (!isSignedIn || !mayTry(account, context)) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    if (!command.getMatched()) {
      return wrong(account, command.getMailId(), context);
    }
    if (!isCurrent(account, command.getComparedWith())) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    var events = new ArrayList<SpecificRecord>();
    events.add(new PasswordChanged(context.meta(), command.getPassword()));
    events.addAll(
        SessionRules.ending(context, SessionEnd.PASSWORD_CHANGED, command.getSessionId()));
    return told(events, account, command.getMailId(), context);
  }

  private static Decision told(
      List<SpecificRecord> events, Credentials account, String mailId, Context context) {
    return accept(events)
        .sending(
            AccountMails.telling(
                AccountMails.PASSWORD_CHANGED, account.getContact(), mailId, context));
  }
}
