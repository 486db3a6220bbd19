package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnomalyReportTest {

  @Test
  void countsEveryKind() {
    var lines =
        Stream.of(
                aLine(),
                aLine(),
                aLine().at("2.95"),
                aLine().of("85123a"),
                aLine().of("POST").at("18.0"),
                aLine().on("C5").units(-1),
                aLine().on("6").units(-9).at("0"),
                aLine().on("7").of("22423").units(200_000))
            .map(Lines::line)
            .toList();
    var data = new RetailData(List.of(Lines.FILE), lines, List.of());

    var counts = AnomalyReport.of(data, TradePlan.of(data));

    assertThat(counts)
        .containsEntry("line of a cancelled invoice (C…)", 1L)
        .containsEntry("negative quantity", 2L)
        .containsEntry("zero price", 1L)
        .containsEntry("more than 100,000 units", 1L)
        .containsEntry("postage, fee or correction", 1L)
        .containsEntry("stock code with several prices", 1L)
        .containsEntry("stock code that differs from another by case only", 1L)
        .containsEntry("stock code never sold (no product is made)", 1L)
        .containsEntry("line added to another of its invoice at the same price", 1L)
        .containsEntry("missing customer id", 0L);
  }
}
