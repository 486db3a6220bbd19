package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import io.ikart.edge.auth.Role;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.query.Place;
import io.ikart.schemas.credentials.ChangeRoles;
import io.javalin.http.Context;

/** What the owners of accounts may do beside shopping: administrators say. */
public final class RoleRoutes {

  private final Writes writes;
  private final Identity identity;

  public RoleRoutes(Writes writes, Identity identity) {
    this.writes = writes;
    this.identity = identity;
  }

  /** All roles of an account, whatever it had before. */
  public void change(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var email = fields.text("email", Formats.EMAIL);
    var given = fields.texts("roles", Formats.STAFF_ROLE, 0, Role.OF_STAFF.size());
    fields.done();
    var roles = given.stream().distinct().sorted().toList();
    writes.handle(
        ctx,
        Write.to(
            CUSTOMER_COMMANDS,
            identity.secrets().credentialsOf(email),
            identity.secrets().hidden(body),
            meta -> new ChangeRoles(meta, roles),
            Answer.updated(Changed::new)));
  }

  /** There is no state to show: whoever has the account sees it in their tokens. */
  private record Changed(String id) implements Place {
    @Override
    public String path() {
      return "/v1/admin/accounts/roles";
    }
  }
}
