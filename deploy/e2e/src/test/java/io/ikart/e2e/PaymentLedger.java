package io.ikart.e2e;

import io.ikart.e2e.GatewayBooks.Balance;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.topic.PaymentTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The shop's own ledger, added up from the committed payment events alone. */
final class PaymentLedger {

  private final Map<String, Balance> balances = new HashMap<>();

  private PaymentLedger() {}

  /** Balances by id of the payment, of everything that is committed now. */
  static Map<String, Balance> balances(String bootstrap, String registryUrl) {
    var ledger = new PaymentLedger();
    var wire = new AvroWire(new ConfluentRegistry(registryUrl));
    var settings =
        Map.<String, Object>of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var topic = PaymentTopics.PAYMENT_EVENTS.name();
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        for (var found : consumer.poll(Duration.ofMillis(200))) {
          ledger.add(wire.decode(found.value()));
        }
      }
    }
    return ledger.balances;
  }

  private void add(SpecificRecord event) {
    if (event instanceof PaymentAuthorized authorized) {
      put(
          authorized.getMeta().getAggregateId(),
          new Balance(1, authorized.getAmount().getAmount(), 0, 0));
    } else if (event instanceof PaymentVoided voided) {
      var id = voided.getMeta().getAggregateId();
      long captured = at(id).captured();
      put(id, new Balance(captured > 0 ? 1 : 0, 0, captured, at(id).refunded()));
    } else if (event instanceof PaymentCaptured captured) {
      var id = captured.getMeta().getAggregateId();
      long left = at(id).capturable() - captured.getAmount().getAmount();
      put(
          id,
          new Balance(
              1,
              captured.getIsLast() ? 0 : left,
              captured.getCaptured().getAmount(),
              at(id).refunded()));
    } else if (event instanceof PaymentRefunded refunded) {
      var before = at(refunded.getMeta().getAggregateId());
      put(
          refunded.getMeta().getAggregateId(),
          new Balance(
              before.charges(),
              before.capturable(),
              before.captured(),
              refunded.getRefunded().getAmount()));
    }
  }

  private Balance at(String paymentId) {
    return balances.getOrDefault(paymentId, Balance.NOTHING);
  }

  private void put(String paymentId, Balance balance) {
    balances.put(paymentId, balance);
  }
}
