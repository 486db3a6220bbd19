package io.ikart.edge;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for what follows a reply or an answer: virtual ones where the platform has them. */
final class WorkThreads {

  private static final int FIRST_WITH_VIRTUAL = 21;
  private static final int MOST_PLATFORM_THREADS = 32;

  private WorkThreads() {}

  /** Whether this platform has virtual threads. */
  static boolean virtual() {
    return Runtime.version().feature() >= FIRST_WITH_VIRTUAL;
  }

  static ExecutorService open() {
    return virtual() ? virtualThreads() : platformThreads();
  }

  /** Looked up by name: the language level of this module is older than virtual threads. */
  private static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Java 21 and later have virtual threads", e);
    }
  }

  private static ExecutorService platformThreads() {
    var number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        MOST_PLATFORM_THREADS,
        work -> {
          var thread = new Thread(work, "ikart-edge-work-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
