package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.TokenPurpose;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.topologies.customer.profile.ForgettingRules;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * How an account comes to be. Only a mail says whether there is one already, and a password is
 * chosen only by whoever has read the mail: nobody can prepare an account for somebody else.
 */
final class RegistrationRules {

  private RegistrationRules() {}

  static Decision register(Credentials account, RegisterAccount command, Context context) {
    if (!Pauses.mayMail(account, context.now())) {
      return nothingNew();
    }
    return isConfirmed(account)
        ? repeated(account, command, context)
        : first(account, command, context);
  }

  private static Decision first(Credentials account, RegisterAccount command, Context context) {
    var messages = new ArrayList<SpecificRecord>(forgotten(account, context));
    messages.addAll(
        List.of(
            AccountMails.bringing(
                command.getToken(),
                AccountMails.REGISTERED,
                command.getContact(),
                command.getMailId(),
                context)));
    return accept(
            new AccountRegistered(
                context.meta(),
                command.getCustomerId(),
                command.getContact(),
                command.getTokenHash(),
                context.now().plus(MailedTokens.CONFIRM_WITHIN)))
        .sending(messages.toArray(SpecificRecord[]::new));
  }

  /** A registration that waits is replaced, and with it what it said of the person. */
  private static List<PersonKey> forgotten(Credentials account, Context context) {
    return account != null && account.getStatus() == CredentialsStatus.REGISTERED
        ? ForgettingRules.destroyed(account.getCustomerId(), context)
        : List.of();
  }

  /** The owner is told where they said to be told, not where the stranger said. */
  private static Decision repeated(Credentials account, RegisterAccount command, Context context) {
    return accept(new RegistrationRepeated(context.meta()))
        .sending(
            AccountMails.telling(
                AccountMails.EXISTS, account.getContact(), command.getMailId(), context));
  }

  static Decision confirm(Credentials account, ConfirmAddress command, Context context) {
    return MailedTokens.counts(account, TokenPurpose.CONFIRM, command.getTokenHash(), context.now())
        ? accept(
            new AddressConfirmed(context.meta(), account.getCustomerId(), command.getPassword()))
        : refuse(Problem.UNAUTHENTICATED);
  }

  static boolean isConfirmed(Credentials account) {
    return account != null && account.getStatus() == CredentialsStatus.CONFIRMED;
  }
}
