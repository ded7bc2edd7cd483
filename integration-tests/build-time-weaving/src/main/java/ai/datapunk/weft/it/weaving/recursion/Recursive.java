package ai.datapunk.weft.it.weaving.recursion;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** Methods that call themselves, without end or as often as they are told. */
@MeshService("recursive")
public class Recursive {

  /** How many bodies have begun. */
  public int bodies;

  /** Times itself. */
  @Timed
  public int timed(int levels) {
    bodies++;
    return levels == 0 ? 0 : timed(levels - 1) + 1;
  }

  /** Would be tried again for another reason. */
  @SuppressWarnings("weft:WEFT-143")
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, retryOn = IllegalStateException.class)
  public int retried(int levels) {
    bodies++;
    return levels == 0 ? 0 : retried(levels - 1) + 1;
  }

  /** Is guarded. */
  @Timed
  @CircuitGuarded(window = "100000 calls", minimumCalls = 100000)
  public int guarded(int levels) {
    bodies++;
    return levels == 0 ? 0 : guarded(levels - 1) + 1;
  }

  /** Goes to an instance. */
  @Timed
  @CircuitGuarded(window = "100000 calls", minimumCalls = 100000)
  @LoadBalanced
  public int balanced(@Instance String instance, int levels) {
    bodies++;
    return levels == 0 ? 0 : balanced(null, levels - 1) + 1;
  }
}
