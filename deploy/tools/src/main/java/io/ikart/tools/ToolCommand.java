package io.ikart.tools;

import java.util.concurrent.Callable;

/** One command; its value is the exit code. */
public interface ToolCommand extends Callable<Integer> {

  /** Exit code of a command that did what it should and found nothing wrong. */
  int OK = 0;

  /** Exit code of a command that failed or found something wrong. */
  int FAILED = 1;
}
