package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once for each class loader whether the annotated methods that it sees are woven, tells of
 * those that are not, and counts them. It reads class files as resources in a thread that ends with
 * it, so that nobody waits: the first to ask may be a class that is being initialised. Thread-safe.
 */
public final class WeavingCheck {

  private static final Logger LOG = LoggerFactory.getLogger(WeavingCheck.class);

  /** A system property: {@code false} leaves all of this out. */
  private static final String SWITCH = "weft.weaving-check";

  private static final WeavingCheck SHARED =
      new WeavingCheck(WeavingCheck::inDaemon, WeavingAgent::present, ApplicationRoots::of);

  private static final UnwovenMethods UNKNOWN = new UnwovenMethods(0, new TreeMap<>());

  private final Map<ClassLoader, UnwovenMethods> results =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Executor executor;
  private final Supplier<WeavingAgent> agent;
  private final Roots roots;

  /** Where an application's own classes are. */
  @FunctionalInterface
  interface Roots {
    Set<Path> of(ClassLoader loader) throws IOException;
  }

  WeavingCheck(Executor executor, Supplier<WeavingAgent> agent, Roots roots) {
    this.executor = executor;
    this.agent = agent;
    this.roots = roots;
  }

  /** The one of this JVM. */
  public static WeavingCheck shared() {
    return SHARED;
  }

  private static void inDaemon(Runnable check) {
    Thread thread = new Thread(check, "weft-weaving-check");
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins to look at what {@link #start(Runnable)} looks at, unless that was begun before. */
  public void start() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    boolean begun =
        results.containsKey(WeavingCheck.class.getClassLoader())
            && (context == null || results.containsKey(context));
    if (!begun) {
      start(() -> {});
    }
  }

  /**
   * Begins to look at what the thread's context class loader sees, and Weft's own, unless that was
   * done before.
   *
   * @param whenUnwoven runs in the end if methods are not woven
   */
  public void start(Runnable whenUnwoven) {
    if ("false".equals(System.getProperty(SWITCH))) {
      return;
    }
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      ClassLoader own = WeavingCheck.class.getClassLoader();
      executor.execute(() -> check(context, own, whenUnwoven));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      LOG.debug("Whether methods are woven is not known", noThread);
    }
  }

  private void check(@Nullable ClassLoader context, ClassLoader own, Runnable whenUnwoven) {
    try {
      // One after the other: the second is to know what the first has found.
      synchronized (this) {
        check(own);
        if (context != null) {
          check(context);
        }
      }
      if (count() > 0) {
        whenUnwoven.run();
      }
    } catch (IOException | RuntimeException | LinkageError fault) {
      LOG.debug("Whether methods are woven is not known", fault);
    }
  }

  void check(ClassLoader loader) throws IOException {
    if (results.putIfAbsent(loader, UNKNOWN) != null) {
      return;
    }
    UnwovenMethods found = UnwovenMethods.of(loader, roots.of(loader));
    if (found.total() > 0) {
      SortedMap<String, Integer> known = unwoven();
      results.put(loader, found);
      tell(found, known);
    }
  }

  private void tell(UnwovenMethods found, SortedMap<String, Integer> known) {
    if (known.keySet().containsAll(found.byClass().keySet())) {
      return;
    }
    switch (agent.get()) {
      case ASPECTJ ->
          LOG.info(
              "Annotated methods are left to AspectJ's agent, which does not tell what it weaves:"
                  + " {} of {}; {} is absent",
              found.count(),
              found.total(),
              Family.WEFT_UNWOVEN_METHODS.metricName());
      case WEFT ->
          LOG.info(
              "Annotated methods are left to Weft's agent, which weaves them as their classes are"
                  + " loaded: {} of {}; {}",
              found.count(),
              found.total(),
              WeavingAgent.wovenSoFar());
      case NONE ->
          LOG.warn(
              "Annotated methods are not woven, so that their annotations do nothing: {} of {}, in"
                  + " {}. {}",
              found.count(),
              found.total(),
              found.classes(),
              Remedy.TEXT);
    }
  }

  /** Shows the number of methods in a store, as soon as it is known. */
  public void showIn(MetricStore store) {
    store.gauge(Family.WEFT_UNWOVEN_METHODS).follow(this::count);
  }

  /** How many methods are not woven; not a number while or where that is not known. */
  double count() {
    Optional<SortedMap<String, Integer>> byClass = byClass();
    return byClass.isEmpty()
        ? Double.NaN
        : byClass.get().values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How many methods of each class are not woven, by its binary name; nothing while or where that
   * is not known.
   */
  public Optional<SortedMap<String, Integer>> byClass() {
    if (isUnknown()) {
      return Optional.empty();
    }
    SortedMap<String, Integer> unwoven = unwoven();
    if (!unwoven.isEmpty()) {
      switch (agent.get()) {
        case ASPECTJ -> {
          return Optional.empty();
        }
        case WEFT -> unwoven.keySet().retainAll(WeavingAgent.leftUnwoven());
        case NONE -> {}
      }
    }
    return Optional.of(unwoven);
  }

  private boolean isUnknown() {
    synchronized (results) {
      return results.values().stream().allMatch(result -> result.total() == 0);
    }
  }

  /** Of all class loaders, which may see the same classes. */
  private SortedMap<String, Integer> unwoven() {
    SortedMap<String, Integer> all = new TreeMap<>();
    synchronized (results) {
      results.values().forEach(result -> all.putAll(result.byClass()));
    }
    return all;
  }
}
