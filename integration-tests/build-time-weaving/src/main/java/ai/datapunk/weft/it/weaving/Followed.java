package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;

/** Methods whose class is initialised before the application says which mesh it has. */
@MeshService("followed")
public class Followed {

  @Timed
  public int call(int value) {
    return value;
  }

  @Retried(retryOn = IOException.class, delay = "0ms", fallback = "answer")
  public int fail() throws IOException {
    throw new IOException("down");
  }

  int answer(Throwable thrown) {
    return 7;
  }

  @CircuitGuarded
  @LoadBalanced
  public String where(@Instance String instance) {
    return instance;
  }
}
