package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.TellFact;
import io.ikart.topologies.kernel.Context;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Mails to whoever has an account: each is a notification of its own. */
final class AccountMails {

  static final String REGISTERED = "account.registered";
  static final String EXISTS = "account.exists";
  static final String RESET_REQUESTED = "account.reset_requested";
  static final String PASSWORD_CHANGED = "account.password_changed";
  static final String LOCKED = "account.locked";

  private AccountMails() {}

  /** A mail that brings a token. */
  static SpecificRecord[] bringing(
      Sealed token, String type, Sealed contact, String mailId, Context context) {
    var id = Ids.mail(mailId);
    var fact =
        Fact.newBuilder()
            .setFactId(mailId)
            .setType(type)
            .setAggregateId(context.command().getAggregateId())
            .setSequence(0)
            .setAt(context.now())
            .setToken(token)
            .build();
    return new SpecificRecord[] {
      new FollowOrder(context.to(id), "", contact, List.of(), null),
      new TellFact(context.to(id), fact)
    };
  }

  /** A mail that tells something. */
  static SpecificRecord[] telling(String type, Sealed contact, String mailId, Context context) {
    return bringing(null, type, contact, mailId, context);
  }
}
