package io.ikart.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.bench.Contender;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  @Test
  void everyBaselineHasANameAndSettingsBeforeItIsStarted() {
    var all = Baselines.of(BaselineSettings.plenty("127.0.0.1:9092", 1_000, 0));

    assertThat(all).extracting(Contender::name).doesNotHaveDuplicates().hasSize(12);
    assertThat(all).allMatch(each -> !each.settings().isEmpty());
  }

  @Test
  void onlyAnAsyncDatabaseMayLoseACommit() {
    for (var each : Baselines.databases(BaselineSettings.plenty("127.0.0.1:9092", 1_000, 0))) {
      assertThat(each.settings())
          .containsEntry("fsync", "on")
          .containsEntry("synchronous_commit", each.name().endsWith("async") ? "off" : "on");
    }
  }
}
