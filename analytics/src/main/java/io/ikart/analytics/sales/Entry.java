package io.ikart.analytics.sales;

/**
 * What one sale adds to one figure.
 *
 * @param figure the figure
 * @param orderId the order it comes from
 * @param atMs business time of the sale, milliseconds of the epoch
 * @param counts what is added
 */
public record Entry(Figure figure, String orderId, long atMs, Counts counts) {

  /**
   * Everything a figure is of.
   *
   * @param id all of it in one text: the key
   * @param grain MINUTE, HOUR or DAY
   * @param fromMs first instant of its stretch, milliseconds of the epoch
   * @param toMs first instant behind it
   * @param part what of the shop it is of
   * @param currency ISO 4217 code
   */
  public record Figure(
      String id, Grain grain, long fromMs, long toMs, Part part, String currency) {}

  /** When the figure is closed, in event time. */
  long closedMs() {
    return figure.grain().closedMs(figure.toMs());
  }

  /** Key of the figure. */
  public String figureId() {
    return figure.id();
  }
}
