package io.ikart.bench;

/**
 * One block of load.
 *
 * @param operations how many; a block is a fixed amount of work
 * @param rate operations a second, open loop; 0 for as fast as they go
 * @param clients operations under way at a time, where clients wait for their answers
 * @param keys which SKUs are bought
 * @param lines lines of an order, each another SKU
 * @param seed of every choice
 */
public record Load(int operations, int rate, int clients, Keys keys, int lines, long seed) {

  Load withRate(int other) {
    return new Load(operations, other, clients, keys, lines, seed);
  }

  Load withOperations(int other) {
    return new Load(other, rate, clients, keys, lines, seed);
  }

  Load withKeys(Keys other) {
    return new Load(operations, rate, clients, other, lines, seed);
  }

  /** The same load with other choices. */
  public Load withSeed(long other) {
    return new Load(operations, rate, clients, keys, lines, other);
  }
}
