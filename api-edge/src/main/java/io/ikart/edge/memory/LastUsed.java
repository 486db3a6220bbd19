package io.ikart.edge.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers so many things and forgets what was not used for longest. Not for several threads: its
 * owner takes a lock, for a look too, because looking counts as use.
 */
public final class LastUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  /**
   * @param most things remembered
   */
  public LastUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
