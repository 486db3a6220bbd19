package io.ikart.bench;

import java.util.Map;

/**
 * One system that can be put under load, in one way. Blocks of two contenders alternate, so that
 * both are measured on the same machine in the same state.
 */
public interface Contender extends AutoCloseable {

  /** Name by which it is asked for and reported. */
  String name();

  /** What a reader needs to know to repeat it. */
  Map<String, String> settings();

  /** Starts, fills and warms what it needs; once, before the first block. */
  void prepare(Progress progress) throws Exception;

  /** One block of load. What is to be worked on is made ready before the clock starts. */
  Outcome run(Load load) throws Exception;

  /** Leaves nothing behind that {@link #prepare} started. */
  @Override
  void close() throws Exception;

  /** Tells a person what goes on. */
  interface Progress {
    void say(String format, Object... values);
  }
}
