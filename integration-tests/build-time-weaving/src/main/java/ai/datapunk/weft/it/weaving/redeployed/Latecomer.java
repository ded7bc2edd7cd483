package ai.datapunk.weft.it.weaving.redeployed;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.it.weaving.redeployed.Remote.Address;
import ai.datapunk.weft.it.weaving.redeployed.Remote.Tier;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An application all of whose calls succeed while it starts, and whose calls fail in all ways when
 * it has gone on for a while.
 */
public final class Latecomer implements Callable<String> {

  private final Remote remote = new Remote();
  private boolean started;

  /** What the calls gave: the first time, those of the start. */
  @Override
  public String call() {
    if (!started) {
      started = true;
      return start();
    }
    return goOn();
  }

  private String start() {
    Weft.instances("remote", () -> List.of(new Address("one"), new Address("two")));
    Weft.mesh().strategies().register("own", random -> candidates -> candidates.get(0));
    Weft.circuit("remote").forceOpen(); // What is done by hand has a log of its own.
    Weft.circuit("remote").close();
    return remote.tier(Tier.GOLD, "corner")
        + remote.all(null, Remote.answers("fine"))
        + remote.later(null, Remote.answers("late")).join();
  }

  private String goOn() {
    StringBuilder gave = new StringBuilder(remote.tier(Tier.SILVER, "market"));
    gave.append(' ').append(outcome(Remote.answers("", "busy", "fine")));
    gave.append(' ').append(outcome(Remote.answers("", "", "")));
    gave.append(' ').append(outcome(failing(new IllegalStateException("its own"))));
    gave.append(' ').append(outcome(failing(new StackOverflowError("its own"))));
    gave.append(' ').append(remote.all(new Address("named"), Remote.answers("named")));
    gave.append(' ').append(remote.later(null, Remote.answers("", "", "late")).join());
    try {
      remote.later(null, Remote.answers("", "", "")).join();
    } catch (CompletionException failed) {
      gave.append(' ').append(failed.getCause().getClass().getSimpleName());
    }
    Weft.instances("remote", List::of);
    gave.append(' ').append(outcome(Remote.answers("none")));
    Weft.circuit("remote").forceOpen();
    return gave.append(' ').append(outcome(Remote.answers("refused"))).toString();
  }

  private String outcome(Supplier<String> answers) {
    try {
      return remote.all(null, answers);
    } catch (RuntimeException | Error failed) {
      return failed.getClass().getSimpleName();
    }
  }

  private static Supplier<String> failing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  /** The calls that were counted, and the faults of recording. */
  public static String counted() {
    return sum("mesh_service_calls", "failure")
        + " failed, "
        + sum("mesh_service_calls", "success")
        + " succeeded, "
        + sum("weft_recording_failures", null)
        + " faults";
  }

  private static long sum(String counter, String status) {
    return (long)
        PrometheusRegistry.defaultRegistry.scrape(counter::equals).stream()
            .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
            .filter(point -> status == null || status.equals(point.getLabels().get("status")))
            .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
            .sum();
  }
}
