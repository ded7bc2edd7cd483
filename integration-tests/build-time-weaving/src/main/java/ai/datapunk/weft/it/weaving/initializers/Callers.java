package ai.datapunk.weft.it.weaving.initializers;

import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;
import java.util.function.Predicate;

/** Methods whose annotations and parameters name such classes, and a class that is not compiled. */
@MeshService("callers")
public class Callers {

  /** A label's type. */
  public enum Region {
    NORTH;

    static {
      fail("no region");
    }
  }

  /** What judges results. */
  public static final class Missing implements Predicate<String> {
    static {
      fail("no judge");
    }

    @Override
    public boolean test(String answer) {
      return true;
    }
  }

  /** What is retried. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static {
      fail("not even busy");
    }
  }

  /** A strategy of an application's own. */
  public static final class Nearest implements ai.datapunk.weft.loadbalancer.Strategy {
    static {
      fail("no strategy");
    }

    @Override
    public ai.datapunk.weft.loadbalancer.ServiceInstance pick(
        List<? extends ai.datapunk.weft.loadbalancer.ServiceInstance> candidates) {
      return candidates.get(candidates.size() - 1);
    }
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }

  /** Counts by region. */
  @Timed(metric = "callers_visit_seconds", help = "Visits by region")
  public String visit(@Label("region") Region region) {
    return region == null ? "visited" : "visited " + region;
  }

  /** Judged by a class that there is not. */
  @Timed
  @Retried(maxAttempts = 3, delay = "0ms", jitter = 0, retryOnResult = Missing.class)
  public String judged(String answer) {
    return answer;
  }

  /** Throws what is no {@link Busy}. */
  @Timed
  @Retried(maxAttempts = 3, delay = "0ms", jitter = 0, retryOn = Busy.class)
  public String busy(RuntimeException thrown) {
    throw thrown;
  }

  /** Picks by a strategy that there is not. */
  @Timed
  @LoadBalanced(strategy = "nearest")
  public String picked(@Instance String instance) {
    return instance;
  }

  /** The method of a class that no processor sees. */
  @SuppressWarnings("weft:WEFT-115")
  public static String visitLocally() {
    class Local {
      @Timed(metric = "callers_local_visit_seconds", help = "Visits by region")
      String visit(@Label("region") Region region) {
        return region == null ? "visited" : "visited " + region;
      }
    }

    return new Local().visit(null);
  }
}
