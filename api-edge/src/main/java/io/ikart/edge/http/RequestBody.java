package io.ikart.edge.http;

import java.util.function.UnaryOperator;

/** The bytes of a request body, or of one line of a bulk body, as they came. Not to be changed. */
public final class RequestBody {

  private final byte[] bytes;

  RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The body of what needs none. */
  public static RequestBody nothing() {
    return new RequestBody(new byte[0]);
  }

  public byte[] bytes() {
    return bytes;
  }

  /** The same body as far as repeats are concerned, of which nothing can be read or guessed. */
  public RequestBody hidden(UnaryOperator<byte[]> keyedHash) {
    return new RequestBody(keyedHash.apply(bytes));
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }
}
