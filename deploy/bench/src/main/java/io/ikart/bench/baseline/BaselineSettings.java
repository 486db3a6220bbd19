package io.ikart.bench.baseline;

/**
 * What the baselines need to know.
 *
 * @param bootstrap Kafka bootstrap servers, for those that measure the log
 * @param skus goods on sale
 * @param unitsEach stock of each SKU in a database; few to see what happens when it ends
 * @param warmUp operations before the first block
 * @param recordBytes size of the shop's records
 */
public record BaselineSettings(
    String bootstrap, int skus, long unitsEach, int warmUp, int recordBytes) {

  private static final long PLENTY = 1_000_000_000L;
  private static final int USUAL_RECORD_BYTES = 300;

  /** With more stock than can be sold, and records as large as the shop's usually are. */
  public static BaselineSettings plenty(String bootstrap, int skus, int warmUp) {
    return new BaselineSettings(bootstrap, skus, PLENTY, warmUp, USUAL_RECORD_BYTES);
  }
}
