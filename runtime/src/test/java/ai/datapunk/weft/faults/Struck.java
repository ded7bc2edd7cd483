package ai.datapunk.weft.faults;

import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategy;
import ai.datapunk.weft.retry.ContextCarrier;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Users' code of all kinds, which does its work but where a fault strikes. */
final class Struck {

  private Struck() {}

  /** Strikes what the JVM makes itself, of a class that it is given. */
  static void strikeClassesBy(Strike strike) {
    Digests.strike = strike;
    Unwanted.strike = strike;
  }

  /** What a label's value or an instance's address can be. */
  static final class Key {
    private final Strike strike;
    private final String text;

    Key(Strike strike, String text) {
      this.strike = strike;
      this.text = text;
    }

    @Override
    public int hashCode() {
      strike.at(Place.HASH);
      return text.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      strike.at(Place.COMPARISON);
      return other instanceof Key key && key.text.equals(text);
    }

    @Override
    public String toString() {
      strike.at(Place.TEXT);
      return text;
    }
  }

  /** A method's own exception. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Strike strike;

    Failure(Strike strike) {
      this.strike = strike;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // Or the test's lock is in the way.
    public @Nullable Throwable getCause() {
      strike.at(Place.CAUSE);
      return null;
    }

    /** What {@code toString} asks as well. */
    @Override
    public String getMessage() {
      strike.at(Place.TEXT);
      return "the method's own";
    }
  }

  record First(Strike strike) implements Strategy {
    @Override
    public ServiceInstance pick(List<? extends ServiceInstance> candidates) {
      strike.at(Place.STRATEGY);
      return candidates.get(0);
    }
  }

  record Carrier(Strike strike) implements ContextCarrier {
    @Override
    public Captured capture() {
      strike.at(Place.CAPTURE);
      return task -> {
        strike.at(Place.CARRIED_RUN);
        task.run();
      };
    }
  }

  /** Made by its class alone, and so told where it strikes in this way. */
  public static final class Unwanted implements Predicate<Object> {
    static volatile @Nullable Strike strike;

    @Override
    public boolean test(Object result) {
      Strike present = strike;
      if (present != null) {
        present.at(Place.PREDICATE);
      }
      return false;
    }
  }

  record Spans(Strike strike) implements SpanContext {
    @Override
    public String getCurrentTraceId() {
      strike.at(Place.SPAN);
      return "4bf92f3577b34da6a3ce929d0e0e4736";
    }

    @Override
    public String getCurrentSpanId() {
      return "00f067aa0ba902b7";
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return true;
    }

    @Override
    public void markCurrentSpanAsExemplar() {}
  }

  static final class Registry extends PrometheusRegistry {
    private final Strike strike;

    Registry(Strike strike) {
      this.strike = strike;
    }

    @Override
    public void register(Collector collector) {
      strike.at(Place.REGISTRY);
      super.register(collector);
    }
  }

  /** What a log appender writes to; the errors are the test's to see. */
  static PrintStream log(Strike strike, OutputStream to) {
    return new PrintStream(to, true) {
      @Override
      public void println(@Nullable String line) {
        strike.at(Place.LOG);
        super.println(line);
      }
    };
  }

  /** A provider whose SHA-256 is always the same. */
  static final class Digests extends Provider {
    private static final long serialVersionUID = 1L;

    static volatile @Nullable Strike strike;

    Digests() {
      super("struck", "1", "SHA-256 of a test");
      put("MessageDigest.SHA-256", Zero.class.getName());
    }

    /** All zeros. */
    public static final class Zero extends MessageDigestSpi {
      @Override
      protected void engineUpdate(byte input) {}

      @Override
      protected void engineUpdate(byte[] input, int offset, int length) {}

      @Override
      protected byte[] engineDigest() {
        Strike present = strike;
        if (present != null) {
          present.at(Place.DIGEST);
        }
        byte[] digest = new byte[32];
        Arrays.fill(digest, (byte) 7);
        return digest;
      }

      @Override
      protected void engineReset() {}
    }
  }

  /** A checked exception that nobody declares. */
  static IOException checked() {
    return new IOException("checked, and not declared");
  }
}
