package io.ikart.bench;

/** Which SKU a line takes. */
public enum Keys {
  /** Each as likely as any other. */
  UNIFORM,
  /** The n-th in proportion to n to the power of -0.99, as the YCSB benchmark has it. */
  ZIPF,
  /** One SKU stands in every order: with two lines, in half of all lines. The rest is uniform. */
  DROP
}
