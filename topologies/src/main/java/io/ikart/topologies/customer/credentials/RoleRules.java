package io.ikart.topologies.customer.credentials;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What the owner of an account may do beside shopping. */
final class RoleRules {

  private RoleRules() {}

  /** Tokens say what their owner may do: all of them end, so that none says too much. */
  static Decision change(Credentials account, ChangeRoles command, Context context) {
    if (!RegistrationRules.isConfirmed(account)) {
      return refuse(Problem.NOT_FOUND, Map.of("account", context.command().getAggregateId()));
    }
    if (account.getRoles().equals(command.getRoles())) {
      return nothingNew();
    }
    var events = new ArrayList<SpecificRecord>();
    events.add(new RolesChanged(context.meta(), command.getRoles()));
    events.addAll(SessionRules.ending(context, SessionEnd.REVOKED, ""));
    return accept(events);
  }
}
