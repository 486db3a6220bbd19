package io.ikart.edge.http;

/** The bytes of a request body, or of one line of a bulk body, as they came. Not to be changed. */
public final class RequestBody {

  private final byte[] bytes;

  RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }
}
