package ai.datapunk.weft.contract;

import java.util.List;

/** The buckets of histograms for which none are declared: upper bounds in seconds. */
public final class DefaultBuckets {

  /** What the load balancer's family has: it ends at 5 s. */
  public static final List<Double> LOAD_BALANCER =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5.);

  /** What all other durations have: the Prometheus clients' own default. */
  public static final List<Double> DURATION =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);

  private DefaultBuckets() {}
}
