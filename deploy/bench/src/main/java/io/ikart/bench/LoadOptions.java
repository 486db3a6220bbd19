package io.ikart.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every benchmark that puts load on something. */
final class LoadOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"--orders", "--operations"},
      paramLabel = "N",
      defaultValue = "10000",
      description = "operations of a block (${DEFAULT-VALUE})")
  private int operations;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "operations under way at a time, where clients wait (${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "3",
      description = "lines of an order (${DEFAULT-VALUE})")
  private int lines;

  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      defaultValue = "uniform",
      description = "which SKUs are bought: uniform, zipf or drop (${DEFAULT-VALUE})")
  private Keys keys;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of every choice (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "1000",
      description = "SKUs on sale (${DEFAULT-VALUE})")
  private int skus;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5000",
      description = "operations before the first block (${DEFAULT-VALUE})")
  private int warmUp;

  /**
   * The load they describe.
   *
   * @throws ParameterException when there would be nothing to measure
   */
  Load load(int rate) {
    atLeast(1, "--orders", operations);
    atLeast(1, "--clients", clients);
    atLeast(1, "--lines", lines);
    atLeast(0, "--rate", rate);
    return new Load(operations, rate, clients, keys, lines, seed);
  }

  BenchGoods goods() {
    return new BenchGoods(skus);
  }

  int warmUp() {
    return warmUp;
  }

  private void atLeast(int least, String option, int given) {
    if (given < least) {
      throw new ParameterException(
          command.commandLine(), "%s is %d: give it at least %d".formatted(option, given, least));
    }
  }
}
