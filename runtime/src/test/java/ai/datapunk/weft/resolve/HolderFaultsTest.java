package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.CapturedLog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holders that something else runs in: what they are about is read by reflection. */
class HolderFaultsTest {

  private static final MethodSpec TIMED = MethodSpec.of("fetch()").timed("faults", "fetch");

  /** Stands in for an aspect that the build has woven in. */
  static final class Audit {

    static boolean asked;

    private Audit() {}

    /** What the weaver calls. */
    static Audit aspectOf() {
      asked = true;
      throw new IllegalStateException("no audit yet");
    }
  }

  /** Has an aspect in its holder, which knows one method less than reflection does. */
  @MeshService("faults")
  static class Woven {
    @Timed
    void fetch() {}

    @Timed
    void leftOut() {}
  }

  /** As a build leaves it that weaves the aspect into it. */
  public static final class Woven_Metrics implements MetricHolder {
    /** Called by nobody. */
    public Woven_Metrics() {
      Audit.aspectOf();
    }

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {MethodSpec.of("fetch()").timed("faults", "fetch")};
    }
  }

  /** Another class with the same aspect. */
  @MeshService("faults")
  static class WovenToo {
    @Timed
    void fetch() {}
  }

  /** The holder of it. */
  public static final class WovenToo_Metrics implements MetricHolder {
    /** Called by nobody. */
    public WovenToo_Metrics() {
      Audit.aspectOf();
    }

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {MethodSpec.of("fetch()").timed("faults", "fetch")};
    }
  }

  /** Has a holder that throws an error. */
  @MeshService("faults")
  static class Failing {
    @Timed
    void fetch() {}
  }

  /** The holder of it. */
  public static final class Failing_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Failing_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      throw new StackOverflowError();
    }
  }

  /** Has a holder that cannot be initialized. */
  @MeshService("faults")
  static class Uninitialized {
    @Timed
    void fetch() {}
  }

  /** The holder of it. */
  public static final class Uninitialized_Metrics implements MetricHolder {
    private static final RetryPolicy POLICY = policy();

    /** Called by nobody. */
    public Uninitialized_Metrics() {}

    private static RetryPolicy policy() {
      throw new IllegalStateException("no policy");
    }

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {MethodSpec.of("fetch()").retried("faults", "fetch", POLICY)};
    }
  }

  /** Has a holder that gives nothing. */
  @MeshService("faults")
  static class Empty {
    @Timed
    void fetch() {}
  }

  /** The holder of it. */
  public static final class Empty_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Empty_Metrics() {}

    @Override
    @SuppressWarnings("NullAway") // As advice may.
    public MethodSpec[] methods() {
      return null;
    }
  }

  /** Has a holder that gives a policy that is none. */
  @MeshService("faults")
  static class Hollow {
    @Retried(maxAttempts = 4, fallback = "spare")
    String fetch() {
      return "";
    }

    String spare() {
      return "spare";
    }
  }

  /** The holder of it. */
  public static final class Hollow_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Hollow_Metrics() {}

    @Override
    @SuppressWarnings("NullAway") // As advice may.
    public MethodSpec[] methods() {
      RetryPolicy none = null;
      return new MethodSpec[] {MethodSpec.of("fetch()").retried("faults", "fetch", none)};
    }
  }

  /** Is called while its holder is asked. */
  @MeshService("faults")
  static class CalledBack {

    static @Nullable MethodSpecs inside;

    @Timed
    void fetch() {}
  }

  /** The holder of it. */
  public static final class CalledBack_Metrics implements MetricHolder {
    /** Called by reflection. */
    public CalledBack_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      CalledBack.inside = MethodSpecs.of(CalledBack.class);
      return new MethodSpec[] {MethodSpec.of("fetch()").timed("faults", "fetch")};
    }
  }

  @Test
  void nothingOfAHolderRunsThatAnAspectIsWovenInto() {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(MethodSpecs.of(Woven.class).methods()).containsExactly(TIMED);
      assertThat(MethodSpecs.of(WovenToo.class).methods()).containsExactly(TIMED);
      assertThat(Audit.asked).isFalse();
      assertThat(log.linesWith("WARN"))
          .as("once for the aspect")
          .singleElement()
          .asString()
          .contains(Woven_Metrics.class.getName(), Audit.class.getName())
          .contains("&& !within(*..*_Metrics)");
    }
  }

  @Test
  void aHolderThatThrowsAnErrorOrGivesNothingIsReplaced() {
    for (Class<?> type : List.of(Failing.class, Empty.class)) {
      try (CapturedLog log = new CapturedLog()) {
        assertThat(MethodSpecs.of(type).methods()).containsExactly(TIMED);
        assertThat(log.linesWith(type.getName() + "_Metrics")).isNotEmpty();
      }
    }
  }

  @Test
  void aHolderThatCannotBeInitializedIsReplacedEachTimeAndToldOfOnce() {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(MethodSpecs.of(Uninitialized.class).methods()).containsExactly(TIMED);
      assertThat(MethodSpecs.of(Uninitialized.class).methods())
          .as("for another mesh, when the JVM says no more than that it could not be")
          .containsExactly(TIMED);
      assertThat(log.linesWith("WARN"))
          .singleElement()
          .asString()
          .contains(Uninitialized_Metrics.class.getName(), "no policy");
    }
  }

  @Test
  void aPolicyThatIsNoneIsReadAgainAndItsFallbackCalled() throws Throwable {
    MethodSpecs specs = MethodSpecs.of(Hollow.class);
    assertThat(specs.methods())
        .containsExactly(
            MethodSpec.of("fetch()")
                .retried("faults", "fetch", RetryPolicy.DEFAULT.maxAttempts(4)));
    MetricHolder holder = Objects.requireNonNull(specs.holder());
    assertThat(holder.hasFallback(0)).isTrue();
    assertThat(holder.fallback(0, new Hollow(), new Object[0], new IllegalStateException()))
        .isEqualTo("spare");
  }

  @Test
  void aClassThatIsCalledWhileItsHolderIsAskedIsReadByReflectionThere() {
    try (CapturedLog log = new CapturedLog()) {
      MethodSpecs outside = MethodSpecs.of(CalledBack.class);
      assertThat(outside.methods()).containsExactly(TIMED);
      assertThat(outside.holder()).isInstanceOf(CalledBack_Metrics.class);
      MethodSpecs inside = Objects.requireNonNull(CalledBack.inside);
      assertThat(inside.methods()).containsExactly(TIMED);
      assertThat(inside.holder()).isInstanceOf(ReflectedHolder.class);
      assertThat(log.linesWith("CalledBack_Metrics is not used")).hasSize(1);
    }
  }

  @Test
  void aHolderWithoutAFallbackThrowsWhatItIsGiven() {
    ReflectedHolder holder = new ReflectedHolder(Woven.class, List.of(TIMED));
    IllegalStateException thrown = new IllegalStateException();
    assertThat(holder.hasFallback(0)).isFalse();
    assertThatThrownBy(() -> holder.fallback(0, new Woven(), new Object[0], thrown))
        .isSameAs(thrown);
  }
}
