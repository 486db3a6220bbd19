package io.ikart.edge.progress;

import io.ikart.schemas.order.Milestone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what a reader who may have seen a part already is to get: each milestone once, in
 * the order of versions, without a gap. Live milestones that come before the timeline are kept
 * until it has come. Not thread safe.
 */
final class Resumption {

  private final List<Milestone> early = new ArrayList<>();
  private long seen;
  private boolean caughtUp;

  /**
   * @param seen version of the last milestone the reader has; 0 for none
   */
  Resumption(long seen) {
    this.seen = seen;
  }

  /** The timeline as it stood at some moment after the live milestones began to come. */
  List<Milestone> timeline(List<Milestone> timeline) {
    caughtUp = true;
    early.addAll(timeline);
    early.sort(Comparator.comparingLong(Milestone::getVersion));
    var due = new ArrayList<Milestone>();
    early.forEach(milestone -> due.addAll(live(milestone)));
    early.clear();
    return due;
  }

  /** A milestone that was just written. */
  List<Milestone> live(Milestone milestone) {
    if (!caughtUp) {
      early.add(milestone);
      return List.of();
    }
    if (milestone.getVersion() <= seen) {
      return List.of();
    }
    seen = milestone.getVersion();
    return List.of(milestone);
  }
}
