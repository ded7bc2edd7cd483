package ai.datapunk.weft.servlet;

import jakarta.servlet.ReadListener;
import java.io.IOException;

/** An application's listener, of which a body learns that it is broken. */
record MeteredReadListener(ReadListener listener, RequestBody body) implements ReadListener {

  @Override
  public void onDataAvailable() throws IOException {
    listener.onDataAvailable();
  }

  @Override
  public void onAllDataRead() throws IOException {
    listener.onAllDataRead();
  }

  @Override
  public void onError(Throwable fault) {
    if (fault instanceof IOException broken) {
      body.broken(broken);
    }
    listener.onError(fault);
  }
}
