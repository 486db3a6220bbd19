package io.ikart.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A small line plot as SVG; both axes begin at zero. */
final class Plot {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 200;
  private static final int MARGIN = 36;
  private static final int BAR = 16;
  private static final String[] COLOURS = {"#06c", "#c50", "#480"};

  private Plot() {}

  /** One line for each list of points. */
  @SafeVarargs
  static String of(String title, String xUnit, String yUnit, List<double[]>... lines) {
    double xMost = most(0, lines);
    double yMost = most(1, lines);
    var svg = new StringBuilder();
    add(svg, "<svg width=%d height=%d>", WIDTH, HEIGHT);
    add(svg, "<text x=%d y=14>%s</text>", MARGIN, title);
    add(svg, "<text x=2 y=%d>%.1f %s</text>", MARGIN - 6, yMost, yUnit);
    add(svg, "<text x=%d y=%d>%.0f %s</text>", WIDTH - 2 * MARGIN, HEIGHT - 8, xMost, xUnit);
    for (int number = 0; number < lines.length; number++) {
      add(svg, "<polyline fill=none stroke=%s points='", COLOURS[number % COLOURS.length]);
      for (var point : lines[number]) {
        add(
            svg,
            "%.1f,%.1f ",
            MARGIN + point[0] / xMost * (WIDTH - 2 * MARGIN),
            HEIGHT - MARGIN - point[1] / yMost * (HEIGHT - 2 * MARGIN));
      }
      svg.append("'/>");
    }
    return svg.append("</svg>").toString();
  }

  /** A bar for each name, in their order. */
  static String bars(String title, Map<String, Double> bars) {
    double most =
        Math.max(1, bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1));
    var svg = new StringBuilder();
    add(svg, "<svg width=%d height=%d>", 2 * WIDTH, (bars.size() + 2) * BAR);
    add(svg, "<text x=2 y=14>%s</text>", title);
    int y = 2 * BAR;
    for (var bar : bars.entrySet()) {
      double width = bar.getValue() / most * (WIDTH - 2 * MARGIN);
      add(svg, "<text x=2 y=%d>%s</text>", y, bar.getKey());
      add(svg, "<rect x=%d y=%d width=%.1f height=%d fill=#06c />", WIDTH, y - 10, width, BAR - 4);
      add(svg, "<text x=%.1f y=%d>%.2f</text>", WIDTH + width + 4, y, bar.getValue());
      y += BAR;
    }
    return svg.append("</svg>").toString();
  }

  /** Never zero, so that it can divide. */
  @SafeVarargs
  private static double most(int axis, List<double[]>... lines) {
    double most = 0;
    for (var line : lines) {
      for (var point : line) {
        most = Math.max(most, point[axis]);
      }
    }
    return most == 0 ? 1 : most;
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
