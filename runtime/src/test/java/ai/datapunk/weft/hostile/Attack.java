package ai.datapunk.weft.hostile;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongFunction;

/** Calls that bring a label value each which no call has brought before. */
enum Attack {
  STRINGS(5_000, 1_000, number -> "tenant-" + number) {
    @Override
    long of(long values) {
      return 30 * values;
    }
  },
  STRINGS_BEYOND_MAX(100, 100, number -> "tenant-" + number),
  NUMBERS(5_000, 1_000, number -> number),
  OBJECTS(5_000, 1_000, Tenant::new),
  /** What differs comes after what is shown: all are one value. */
  LONG_TEXTS(5_000, 1, number -> "x".repeat(2_000) + number),
  CARD_NUMBERS(5_000, 1, Attack::cardNumber),
  MAIL_ADDRESSES(5_000, 1, number -> "jane.doe" + number + "@example.org"),

  INSTANCES("load_balancer_requests_total", 100) {
    @Override
    Calls on(PrometheusRegistry registry) {
      Probe probe = probe(registry, METHOD.loadBalanced("stock", "round_robin", 100, 0));
      return number -> AdvisedCall.of(probe, "host-" + number + ":80", instance -> "answer");
    }
  },

  ERROR_TYPES("load_balancer_errors_total", 50) {
    @Override
    Calls on(PrometheusRegistry registry) {
      return failures(registry, number -> new TypedException("type-" + number));
    }
  },

  ERROR_CLASSES("load_balancer_errors_total", 50) {
    @Override
    long of(long values) {
      return Math.min(values, NewClasses.MOST);
    }

    @Override
    Calls on(PrometheusRegistry registry) {
      return failures(registry, new NewClasses()::exception);
    }
  },

  RETRIES("retry_failure_total", 1_000) {
    @Override
    Calls on(PrometheusRegistry registry) {
      RetryMetrics retries = RetryMetrics.in(registry);
      return number ->
          retries.recordExhausted("service-" + number, "fetch", 3, "IOException", 0.001);
    }
  },

  BALANCERS("load_balancer_errors_total", 1_000) {
    @Override
    Calls on(PrometheusRegistry registry) {
      LoadBalancerMetrics balancer = LoadBalancerMetrics.in(registry);
      return number -> {
        String service = "service-" + number;
        balancer.recordRequest(service, "host-" + number + ":80", "random");
        balancer.recordError(service, "IOException");
        balancer.updateHealthScore(service, "host-" + number + ":80", 1);
      };
    }
  };

  /** What makes one call. */
  interface Calls {

    /**
     * A call.
     *
     * @param number of the value that it brings
     */
    void make(long number) throws Throwable;
  }

  private static final String OWN_METRIC = "own_seconds";
  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

  private final String family;
  private final int ownSets;
  private final int max;
  private final LongFunction<Object> values;

  Attack(String family, int ownSets) {
    this.family = family;
    this.ownSets = ownSets;
    this.max = 0;
    this.values = Long::toString;
  }

  /** One on a parameter's label. */
  Attack(int max, int ownSets, LongFunction<Object> values) {
    this.family = OWN_METRIC;
    this.ownSets = ownSets;
    this.max = max;
    this.values = values;
  }

  /** The family that it is meant for: a call is one sample in it. */
  String family() {
    return family;
  }

  /** How many label sets get series of their own, at most: with one, all values are the same. */
  int ownSets() {
    return ownSets;
  }

  /** How many values it brings where the usual attack brings so many. */
  long of(long values) {
    return values;
  }

  /** How many of so many calls have no series of their own; number 0 has one. */
  long overflow(long values) {
    return ownSets == 1 ? 0 : values - (ownSets - 1);
  }

  /** How many label sets there are in the end. */
  long labelSets() {
    return ownSets == 1 ? 1 : ownSets + 1;
  }

  /** The calls, recorded in this registry. */
  Calls on(PrometheusRegistry registry) {
    CustomHistogram own = CustomHistogram.of(OWN_METRIC, "Own.").boundedLabel("tenant", 0, max);
    Probe probe = probe(registry, METHOD.timed(own));
    return number -> AdvisedCall.of(probe, values.apply(number), argument -> "answer");
  }

  private static Calls failures(PrometheusRegistry registry, LongFunction<Throwable> thrown) {
    Probe probe = probe(registry, METHOD.loadBalanced("stock", "round_robin", 100, 0));
    return number -> {
      Throwable failure = thrown.apply(number);
      try {
        AdvisedCall.of(probe, "host:80", AdvisedCall.throwing(failure));
      } catch (Exception expected) {
        if (!expected.equals(failure)) {
          throw expected;
        }
      }
    };
  }

  private static Probe probe(PrometheusRegistry registry, MethodSpec method) {
    Mesh mesh =
        Mesh.builder()
            .registry(registry)
            .configuration(Configuration.none())
            .errorTypes(thrown -> thrown instanceof TypedException typed ? typed.type : null)
            .build();
    return NewProbe.of(method, mesh, Object.class);
  }

  /** Sixteen digits, the last of which is right. */
  private static String cardNumber(long number) {
    String digits = Long.toString(400_000_000_000_000L + number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** Each is another, and equal to itself alone. */
  private static final class Tenant {

    private final long number;

    Tenant(long number) {
      this.number = number;
    }

    @Override
    public String toString() {
      return "tenant-" + number;
    }
  }

  private static final class TypedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String type;

    TypedException(String type) {
      super(type, null, false, false);
      this.type = type;
    }
  }
}
