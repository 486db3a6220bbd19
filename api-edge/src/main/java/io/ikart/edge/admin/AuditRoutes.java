package io.ikart.edge.admin;

import io.ikart.edge.auth.Origins;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.Limits;
import io.ikart.edge.problem.FieldError;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.audit.AuditFilter;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The audit log as staff see it. */
public final class AuditRoutes {

  private static final Set<String> KNOWN =
      Set.of("actor", "action", "object", "address", "from", "to", "cursor", "limit");

  private final Reads reads;
  private final Views views;
  private final Origins origins;

  public AuditRoutes(Reads reads, Views views, Origins origins) {
    this.reads = reads;
    this.views = views;
    this.origins = origins;
  }

  /** A page of the entries that pass the filters, the newest first. */
  public void list(Context ctx) {
    var errors = new ArrayList<FieldError>();
    ctx.queryParamMap().keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .sorted()
        .forEach(name -> errors.add(FieldError.of(name, "unknown parameter")));
    var address = text(ctx, "address", Formats.IP_ADDRESS, errors);
    var filter =
        new AuditFilter(
            text(ctx, "actor", Formats.AUDIT_NAME, errors),
            text(ctx, "action", Formats.AUDIT_ACTION, errors),
            text(ctx, "object", Formats.AUDIT_NAME, errors),
            address.isEmpty() ? "" : origins.hashOf(address),
            instant(ctx, "from", AuditFilter.none().from(), errors),
            instant(ctx, "to", AuditFilter.none().to(), errors));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).asException();
    }
    var after = Cursors.rowOf(ctx.queryParam("cursor"));
    reads.show(ctx, views.audit(filter, after, Limits.of(ctx)));
  }

  private static String text(Context ctx, String name, Formats format, List<FieldError> errors) {
    var given = ctx.queryParam(name);
    if (given == null) {
      return "";
    }
    if (!format.matches(given)) {
      errors.add(FieldError.of(name, "must be " + format.expected()));
    }
    return given;
  }

  private static Instant instant(
      Context ctx, String name, Instant otherwise, List<FieldError> errors) {
    var given = text(ctx, name, Formats.INSTANT, errors);
    if (!Formats.INSTANT.matches(given)) {
      return otherwise;
    }
    try {
      return Instant.parse(given);
    } catch (DateTimeParseException e) {
      errors.add(FieldError.of(name, "must be " + Formats.INSTANT.expected()));
      return otherwise;
    }
  }
}
