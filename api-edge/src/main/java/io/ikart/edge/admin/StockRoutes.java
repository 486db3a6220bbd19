package io.ikart.edge.admin;

import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;

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
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Stock as staff see and move it. */
public final class StockRoutes {

  private static final long MOST_UNITS = 1_000_000_000_000L;

  private final Writes writes;
  private final BulkWrites bulk;
  private final Reads reads;
  private final Views views;

  public StockRoutes(Writes writes, BulkWrites bulk, Reads reads, Views views) {
    this.writes = writes;
    this.bulk = bulk;
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.stock(RequestIds.sku(ctx)));
  }

  public void receive(Context ctx) {
    var sku = RequestIds.sku(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var command = receipt(fields);
    fields.done();
    writes.handle(ctx, write(sku, body, command));
  }

  public void adjust(Context ctx) {
    var sku = RequestIds.sku(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var warehouse = fields.text("warehouse", Formats.WAREHOUSE);
    long delta = fields.whole("delta", -MOST_UNITS, MOST_UNITS);
    var reason = fields.text("reason", Formats.NOTE);
    if (delta == 0) {
      fields.wrong("delta", "must not be 0");
    }
    fields.done();
    writes.handle(ctx, write(sku, body, meta -> new AdjustStock(meta, warehouse, delta, reason)));
  }

  public void receiveMany(Context ctx) {
    var lines = Ndjson.read(Bodies.lines(ctx), StockRoutes::line);
    bulk.handle(
        ctx,
        lines.stream()
            .map(line -> line.as(write(line.value().sku, line.body(), line.value().command)))
            .toList());
  }

  private record Line(String sku, Function<CommandMeta, SpecificRecord> command) {}

  private static Line line(Fields fields) {
    return new Line(fields.text("sku", Formats.SKU), receipt(fields));
  }

  private static Function<CommandMeta, SpecificRecord> receipt(Fields fields) {
    var warehouse = fields.text("warehouse", Formats.WAREHOUSE);
    long quantity = fields.whole("quantity", 1, MOST_UNITS);
    var reference = fields.text("reference", Formats.NOTE);
    var backorder = fields.flag("backorder", null);
    return meta -> new ReceiveStock(meta, warehouse, quantity, reference, backorder);
  }

  private Write write(String sku, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    return Write.to(STOCK_COMMANDS, sku, body, command, Answer.updated(views::stock));
  }
}
