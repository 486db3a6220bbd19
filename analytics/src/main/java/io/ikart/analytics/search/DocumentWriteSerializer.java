package io.ikart.analytics.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** How what waits in a writer is kept in a checkpoint. */
final class DocumentWriteSerializer extends AsyncSinkWriterStateSerializer<DocumentWrite> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  protected void serializeRequestToStream(DocumentWrite write, DataOutputStream out)
      throws IOException {
    out.writeUTF(write.id());
    out.writeLong(write.version());
    out.writeInt(write.json().length);
    out.write(write.json());
  }

  @Override
  protected DocumentWrite deserializeRequestFromStream(long size, DataInputStream in)
      throws IOException {
    var id = in.readUTF();
    long version = in.readLong();
    var json = new byte[in.readInt()];
    in.readFully(json);
    return new DocumentWrite(id, version, json);
  }
}
