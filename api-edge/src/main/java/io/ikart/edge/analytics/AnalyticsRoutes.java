package io.ikart.edge.analytics;

import io.ikart.edge.problem.Problem;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Series, lists and funnels. */
public final class AnalyticsRoutes {

  private static final int MOST_ROWS = 50_000;
  private static final int RETRY_SECONDS = 5;
  private static final Comparator<SalesFigure> BY_TIME =
      Comparator.comparing(SalesFigure::getFrom)
          .thenComparing(Question::valueOf)
          .thenComparing(SalesFigure::getCurrency);

  private final ResultTables tables;
  private final LiveSales live;

  public AnalyticsRoutes(ResultTables tables, LiveSales live) {
    this.tables = tables;
    this.live = live;
  }

  /** A series of figures, as JSON or, for those who accept it, as CSV. */
  public void sales(Context ctx) {
    requireReady();
    var question = Question.of(ctx);
    var rows = tables.figures().of(question.grain());
    var found =
        rows.between(question.from(), question.to()).stream()
            .filter(question::asksFor)
            .sorted(BY_TIME)
            .limit(MOST_ROWS + 1L)
            .toList();
    if (found.size() > MOST_ROWS) {
      throw Problem.invalid("to", "asks for more than " + MOST_ROWS + " rows").asException();
    }
    if (csvWanted(ctx)) {
      csv(ctx, found);
    } else {
      json(ctx, found, question.from().isAfter(rows.forgotten()));
    }
  }

  /** The newest list of best sellers, or of rising products, of every currency. */
  public void top(Context ctx) {
    requireReady();
    var name = Question.oneOf(ctx, "list", "TOP", Set.of("TOP", "TRENDING"));
    var body = FigureJson.object();
    var lists = body.putArray("lists");
    tables.lists().values().stream()
        .filter(list -> list.getList().equals(name))
        .sorted(Comparator.comparing(TopProducts::getListId))
        .forEach(list -> lists.add(FigureJson.of(list)));
    answer(ctx, body.toString());
  }

  /** How far sessions came, hour by hour. */
  public void funnel(Context ctx) {
    requireReady();
    var from = Question.instant(ctx, "from");
    var to = Question.instant(ctx, "to");
    if (!from.isBefore(to)) {
      throw Problem.invalid("to", "must be behind from").asException();
    }
    var body = FigureJson.object();
    var hours = body.putArray("hours");
    tables.funnels().between(from, to).stream()
        .sorted(Comparator.comparing(FunnelFigure::getFrom))
        .forEach(figure -> hours.add(FigureJson.of(figure)));
    answer(ctx, body.toString());
  }

  /** Figures as they change. */
  public void live(Context ctx) {
    requireReady();
    live.follow(ctx, Question.oneOf(ctx, "grain", "MINUTE", Set.of("MINUTE", "HOUR", "DAY")));
  }

  private void requireReady() {
    if (!tables.ready()) {
      throw Problem.unavailable("The figures are being read", RETRY_SECONDS).asException();
    }
  }

  private static boolean csvWanted(Context ctx) {
    var accept = ctx.header("Accept");
    return "csv".equals(ctx.queryParam("format"))
        || (accept != null && accept.contains("text/csv"));
  }

  private static void csv(Context ctx, List<SalesFigure> found) {
    var text = new StringBuilder(FigureJson.CSV_HEAD);
    found.forEach(figure -> text.append(FigureJson.csv(figure)));
    ctx.header("Content-Disposition", "attachment; filename=\"sales.csv\"");
    ctx.contentType("text/csv;charset=utf-8").result(text.toString());
  }

  private static void json(Context ctx, List<SalesFigure> found, boolean complete) {
    var body = FigureJson.object().put("complete", complete);
    var listed = body.putArray("figures");
    found.forEach(figure -> listed.add(FigureJson.of(figure)));
    answer(ctx, body.toString());
  }

  private static void answer(Context ctx, String json) {
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(json);
  }

  /** Rows of the whole shop that begin at or behind the instant. */
  static List<SalesFigure> wholeShop(ResultTables tables, String grain, Instant from) {
    return tables.figures().of(grain).between(from, Instant.MAX).stream()
        .filter(figure -> figure.getBreakdown().equals("ALL"))
        .sorted(BY_TIME)
        .toList();
  }
}
