package ai.datapunk.weft.contract;

import java.util.List;

/** The buckets of histograms for which none are declared: upper bounds. */
public final class DefaultBuckets {

  /** What the load balancer's family has, in seconds: it ends at 5. */
  public static final List<Double> LOAD_BALANCER =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5.);

  /** What all other durations have, in seconds: the Prometheus clients' own default. */
  public static final List<Double> DURATION =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);

  /** What the platform's standard gives HTTP requests, in seconds. */
  public static final List<Double> HTTP = List.of(.01, .05, .1, .5, 1., 5.);

  /** What sizes have: powers of four from 256 bytes to 16 MiB. */
  public static final List<Double> SIZE =
      List.of(256., 1024., 4096., 16384., 65536., 262144., 1048576., 4194304., 16777216.);

  /** What ratios have: tenths. */
  public static final List<Double> RATIO = List.of(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.);

  /** What numbers have: 1, 2 and 5 of each power of ten up to 10,000. */
  public static final List<Double> NUMBER =
      List.of(1., 2., 5., 10., 20., 50., 100., 200., 500., 1000., 2000., 5000., 10000.);

  private DefaultBuckets() {}

  /** What histograms of users have, in this unit. */
  public static List<Double> of(HistogramUnit unit) {
    return switch (unit) {
      case SECONDS -> DURATION;
      case BYTES -> SIZE;
      case RATIO -> RATIO;
      case NUMBER -> NUMBER;
    };
  }
}
