package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Methods that return the JDK's publishers, where there is no Reactor. */
@MeshService("publishers")
public class RetriedPublishers {

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  Flow.Publisher<String> retried(Supplier<Flow.Publisher<String>> body) {
    return body.get();
  }
}
