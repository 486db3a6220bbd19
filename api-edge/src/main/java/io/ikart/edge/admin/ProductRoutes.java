package io.ikart.edge.admin;

import static io.ikart.schemas.topic.CatalogTopics.CATALOG_COMMANDS;

import io.ikart.edge.command.Answer;
import io.ikart.edge.command.BulkWrites;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.Ndjson;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Products as staff see and change them. */
public final class ProductRoutes {

  private final Writes writes;
  private final BulkWrites bulk;
  private final Reads reads;
  private final Views views;

  public ProductRoutes(Writes writes, BulkWrites bulk, Reads reads, Views views) {
    this.writes = writes;
    this.bulk = bulk;
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.adminProduct(RequestIds.product(ctx)));
  }

  public void upsert(Context ctx) {
    var productId = RequestIds.product(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var command = ProductBody.read(fields);
    fields.done();
    writes.handle(ctx, write(productId, body, command));
  }

  public void upsertMany(Context ctx) {
    var lines = Ndjson.read(Bodies.lines(ctx), ProductRoutes::line);
    bulk.handle(
        ctx,
        lines.stream()
            .map(line -> line.as(write(line.value().productId, line.body(), line.value().command)))
            .toList());
  }

  private record Line(String productId, Function<CommandMeta, SpecificRecord> command) {}

  private static Line line(Fields fields) {
    return new Line(fields.text("productId", Formats.PRODUCT_ID), ProductBody.read(fields));
  }

  private Write write(
      String productId, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    return Write.to(
        CATALOG_COMMANDS, productId, body, command, Answer.updated(views::adminProduct));
  }
}
