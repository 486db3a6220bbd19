package io.ikart.edge.analytics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.sales.RankedProduct;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;

/** How results read in JSON and in CSV. */
final class FigureJson {

  static final String CSV_HEAD =
      "from,to,by,value,currency,orders,units,gross,refundedUnits,refunds,net,averageBasket,revision\n";

  private FigureJson() {}

  static ObjectNode of(SalesFigure figure) {
    return object()
        .put("grain", figure.getGrain().toLowerCase(java.util.Locale.ROOT))
        .put("from", figure.getFrom().toString())
        .put("to", figure.getTo().toString())
        .put("by", figure.getBreakdown().toLowerCase(java.util.Locale.ROOT))
        .put("value", Question.valueOf(figure))
        .put("currency", figure.getCurrency())
        .put("orders", figure.getOrders())
        .put("units", figure.getUnits())
        .put("gross", figure.getGross())
        .put("refundedUnits", figure.getRefundedUnits())
        .put("refunds", figure.getRefunds())
        .put("net", figure.getNet())
        .put("averageBasket", figure.getAverageBasket())
        .put("revision", figure.getRevision());
  }

  /**
   * One line. No value of ours has a quote, a comma or a line end, but a category might some day.
   */
  static String csv(SalesFigure figure) {
    return String.join(
            ",",
            figure.getFrom().toString(),
            figure.getTo().toString(),
            figure.getBreakdown(),
            quoted(Question.valueOf(figure)),
            figure.getCurrency(),
            Long.toString(figure.getOrders()),
            Long.toString(figure.getUnits()),
            Long.toString(figure.getGross()),
            Long.toString(figure.getRefundedUnits()),
            Long.toString(figure.getRefunds()),
            Long.toString(figure.getNet()),
            Long.toString(figure.getAverageBasket()),
            Long.toString(figure.getRevision()))
        + "\n";
  }

  static ObjectNode of(TopProducts list) {
    var body =
        object()
            .put("list", list.getList().toLowerCase(java.util.Locale.ROOT))
            .put("windowMinutes", list.getWindowMinutes())
            .put("from", list.getFrom().toString())
            .put("to", list.getTo().toString())
            .put("currency", list.getCurrency());
    var products = body.putArray("products");
    for (RankedProduct product : list.getProducts()) {
      products
          .addObject()
          .put("productId", product.getProductId())
          .put("title", product.getTitle())
          .put("units", product.getUnits())
          .put("net", product.getNet())
          .put("unitsBefore", product.getUnitsBefore());
    }
    return body;
  }

  static ObjectNode of(FunnelFigure figure) {
    return object()
        .put("from", figure.getFrom().toString())
        .put("to", figure.getTo().toString())
        .put("views", figure.getViews())
        .put("carts", figure.getCarts())
        .put("checkouts", figure.getCheckouts())
        .put("paid", figure.getPaid())
        .put("lostBeforeCart", figure.getLostBeforeCart())
        .put("lostBeforeCheckout", figure.getLostBeforeCheckout())
        .put("lostBeforePaid", figure.getLostBeforePaid())
        .put("revision", figure.getRevision());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
