package io.ikart.edge.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.Shop;
import io.ikart.schemas.order.OrderStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ProgressStreamTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Queue<Runnable> work = new ArrayDeque<>();

  @Test
  void aFrameHasTheVersionAsItsIdAndTheNameAsItsEvent() {
    var stream = new ProgressStream(out, Runnable::run, 0);

    stream.begin(List.of(Shop.milestone(1, "OrderPlaced", OrderStatus.PLACED)));

    assertThat(written())
        .isEqualTo(
            """
            retry: 1000

            id: 1
            event: OrderPlaced
            data: {"version":1,"event":"OrderPlaced","at":"2026-11-22T12:00:00Z","status":"PLACED"}

            """);
  }

  @Test
  void aStreamEndsBehindItsLastFrame() {
    var stream = new ProgressStream(out, work::add, 0);

    stream.begin(List.of());
    stream.finish();
    assertThat(stream.ended()).isNotDone();
    work.remove().run();

    assertThat(stream.ended()).isDone();
    assertThat(written()).isEqualTo("retry: 1000\n\n");
  }

  @Test
  void aReaderThatFallsTooFarBehindIsCutOff() {
    var stream = new ProgressStream(out, work::add, 0);

    stream.begin(List.of());
    for (int i = 0; i < 300; i++) {
      stream.heartbeat();
    }

    assertThat(stream.ended()).isDone();
    assertThat(work).hasSize(1);
  }

  @Test
  void aReaderWhoLeftEndsTheStream() {
    var gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("connection reset");
          }
        };
    var stream = new ProgressStream(gone, Runnable::run, 0);

    stream.begin(List.of());

    assertThat(stream.ended()).isDone();
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
