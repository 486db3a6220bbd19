package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import org.apache.avro.specific.SpecificRecord;

/** Who may have an account forgotten: whoever is signed in and has the password, or staff. */
final class ErasureRules {

  private ErasureRules() {}

  static Decision erase(Credentials account, EraseAccount command, Context context) {
    if (command.getByStaff()) {
      return RegistrationRules.isConfirmed(account) ? erased(account, context) : nothingNew();
    }
    boolean isSignedIn = context.part(command.getSessionId(), Session.class).isPresent();
    if (!isSignedIn || !PasswordRules.mayTry(account, context)) {
      return refuse(Problem.UNAUTHENTICATED);
    }
    if (!command.getMatched()) {
      return PasswordRules.wrong(account, command.getMailId(), context);
    }
    return PasswordRules.isCurrent(account, command.getComparedWith())
        ? erased(account, context)
        : refuse(Problem.UNAUTHENTICATED);
  }

  private static Decision erased(Credentials account, Context context) {
    var events = new ArrayList<SpecificRecord>(SessionRules.ending(context, SessionEnd.ERASED, ""));
    events.add(new AccountErased(context.meta(), account.getCustomerId()));
    return accept(events);
  }
}
