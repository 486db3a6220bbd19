package io.ikart.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The operators of a job, put together without anything flowing through them. */
public final class JobShape {

  private final StreamExecutionEnvironment environment =
      StreamExecutionEnvironment.getExecutionEnvironment();

  /** What a job is given. */
  public <T> DataStream<T> of(Class<T> type) {
    return of(TypeInformation.of(type));
  }

  /** What a job is given. */
  public <T> DataStream<T> of(TypeInformation<T> type) {
    return environment
        .fromSequence(0, 1)
        .name("from outside, numbered")
        .map(number -> (T) null)
        .returns(type)
        .name("from outside");
  }

  /** Takes what a job gives. */
  public <T> void end(DataStream<T> results) {
    results.sinkTo(new DiscardingSink<>()).name("to outside");
  }

  /** Every operator of the job itself must have one. */
  public Set<String> uids() {
    var uids = new TreeSet<String>();
    for (var node : environment.getStreamGraph(false).getStreamNodes()) {
      var name = node.getOperatorName();
      if (!name.contains("from outside") && !name.contains("to outside")) {
        assertThat(node.getTransformationUID()).as("uid of " + name).isNotNull();
        uids.add(node.getTransformationUID());
      }
    }
    return uids;
  }
}
