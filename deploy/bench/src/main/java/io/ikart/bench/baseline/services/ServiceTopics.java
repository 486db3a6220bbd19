package io.ikart.bench.baseline.services;

/** Topics of the services; every other name they make begins alike. */
final class ServiceTopics {

  static final String PREFIX = "bench-p5-";
  static final String ORDERS = PREFIX + "orders";
  static final String VALIDATIONS = PREFIX + "validations";
  static final String INVENTORY = PREFIX + "inventory";

  private ServiceTopics() {}
}
