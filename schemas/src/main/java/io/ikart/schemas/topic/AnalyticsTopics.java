package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.BEHAVIOUR;
import static io.ikart.schemas.topic.Topic.Group.RESULTS;
import static io.ikart.schemas.topic.Topic.Keep.A_QUARTER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.behaviour.AbandonedCart;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.behaviour.SearchTermFigure;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.sales.BoughtTogether;
import io.ikart.schemas.sales.CustomerSegment;
import io.ikart.schemas.sales.LateSale;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;
import java.util.List;

/** What visitors do, and the figures the jobs make of it and of sales. */
public final class AnalyticsTopics {

  /** What shoppers do before they buy, as the storefront reports it. */
  public static final Topic SHOPPER_ACTIONS =
      new Topic(
          "behaviour.actions",
          BEHAVIOUR,
          A_QUARTER,
          "edge",
          List.of(ShopperAction.class),
          action -> actionKey((ShopperAction) action));

  /** Table of sales by minute, hour and day. */
  public static final Topic SALES_FIGURES =
      new Topic(
          "sales.figures",
          RESULTS,
          LATEST,
          "sales",
          List.of(SalesFigure.class),
          figure -> ((SalesFigure) figure).getFigureId());

  /** Sales that came after their figures were closed. */
  public static final Topic LATE_SALES =
      new Topic(
          "sales.late",
          RESULTS,
          A_QUARTER,
          "sales",
          List.of(LateSale.class),
          late -> ((LateSale) late).getFigureId());

  /** Table of best sellers, and of what sells better than it did. */
  public static final Topic TOP_PRODUCTS =
      new Topic(
          "sales.top",
          RESULTS,
          LATEST,
          "sales",
          List.of(TopProducts.class),
          top -> ((TopProducts) top).getListId());

  /** Table of customers by how lately, how often and for how much they bought. */
  public static final Topic CUSTOMER_SEGMENTS =
      new Topic(
          "sales.segments",
          RESULTS,
          LATEST,
          "sales",
          List.of(CustomerSegment.class),
          segment -> ((CustomerSegment) segment).getCustomerId());

  /** Table of products bought in one order with another. */
  public static final Topic BOUGHT_TOGETHER =
      new Topic(
          "sales.together",
          RESULTS,
          LATEST,
          "sales",
          List.of(BoughtTogether.class),
          together -> ((BoughtTogether) together).getProductId());

  /** Table of how far sessions came, by hour. */
  public static final Topic FUNNEL_FIGURES =
      new Topic(
          "behaviour.funnel",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(FunnelFigure.class),
          figure -> ((FunnelFigure) figure).getFigureId());

  /** Table of search terms, by day. */
  public static final Topic SEARCH_TERMS =
      new Topic(
          "behaviour.terms",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(SearchTermFigure.class),
          figure -> ((SearchTermFigure) figure).getFigureId());

  /** Table of carts that were left with something in them. */
  public static final Topic ABANDONED_CARTS =
      new Topic(
          "behaviour.abandoned",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(AbandonedCart.class),
          cart -> ((AbandonedCart) cart).getCartId());

  private AnalyticsTopics() {}

  /** What one visitor did stays in order; of those who are not to be recognised there is none. */
  private static String actionKey(ShopperAction action) {
    return action.getVisitorId().isEmpty() ? action.getActionId() : action.getVisitorId();
  }
}
