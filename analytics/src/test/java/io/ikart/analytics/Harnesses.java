package io.ikart.analytics;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Runs one function with state and timers. */
public final class Harnesses {

  private Harnesses() {}

  /** A function that has been opened. */
  public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> of(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      TypeInformation<O> type)
      throws Exception {
    var harness = closed(function, key, type);
    harness.open();
    return harness;
  }

  /** A function that may be given state before it is opened. */
  public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> closed(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      TypeInformation<O> type)
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING);
    harness.setup(type.createSerializer(new SerializerConfigImpl()));
    return harness;
  }
}
