package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthCheck;
import ai.datapunk.weft.health.HealthChecks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * The health checks of an application: its beans that are such, and Boot's indicators where that is
 * set. They are asked from when all beans are made and servers listen until the context closes,
 * before any bean is destroyed. A {@link HealthChecks} that is a bean is used in place of them.
 * Thread-safe.
 */
public final class WeftChecks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WeftChecks.class);
  private static final String SUFFIX = "HealthCheck";

  private final Mesh mesh;
  private final ListableBeanFactory beans;
  private final ObjectProvider<HealthChecks> own;
  private final ObjectProvider<BootIndicators> indicators;

  /** The application's beans by their types, and whether it needs what each looks at. */
  private volatile Map<String, Boolean> required = Map.of();

  private HealthChecks.@Nullable Builder builder;

  /** What has the application's classes, whichever context's end has the checks go on. */
  private @Nullable ClassLoader loader;

  private volatile @Nullable HealthChecks asked;
  private volatile boolean running;

  WeftChecks(
      Mesh mesh,
      ListableBeanFactory beans,
      ObjectProvider<HealthChecks> own,
      ObjectProvider<BootIndicators> indicators) {
    this.mesh = mesh;
    this.beans = beans;
    this.own = own;
    this.indicators = indicators;
  }

  /**
   * Begins to ask them, if there are any.
   *
   * @throws IllegalArgumentException if two have the same type, or a bean's name is none
   * @throws IllegalStateException if the application has started others itself that are no bean
   */
  @Override
  public void start() {
    if (own.getIfAvailable() == null) {
      HealthChecks.Builder checks = HealthChecks.of(mesh);
      if (addAll(checks)) {
        builder = checks;
        loader = Thread.currentThread().getContextClassLoader();
        CheckTurns.begin(mesh, this);
      }
    } else if (indicators.iterator().hasNext()) {
      LOG.warn(
          "weft.spring.health.indicators does nothing, because a bean of type HealthChecks is used"
              + " in place of all other checks");
    }
    running = true;
  }

  private boolean addAll(HealthChecks.Builder checks) {
    Map<String, Boolean> types = new LinkedHashMap<>();
    for (String name : beans.getBeanNamesForType(HealthCheck.class)) {
      if (ScopedProxyUtils.isScopedTarget(name)) {
        continue; // Its proxy has the bean's name.
      }
      HealthCheck check = beans.getBean(name, HealthCheck.class);
      boolean needed = !isWatched(name);
      String type = type(name);
      types.put(type, needed);
      if (needed) {
        checks.require(type, check);
      } else {
        checks.watch(type, check);
      }
    }
    required = types;
    Map<String, HealthCheck> boots = new LinkedHashMap<>();
    indicators.forEach(each -> boots.putAll(each.checks()));
    leaveOut(types.keySet(), boots);
    boots.forEach(checks::require);
    return !types.isEmpty() || !boots.isEmpty();
  }

  /** On what a proxy stands for, too: a {@code @Bean} method is not the proxy's. */
  private boolean isWatched(String name) {
    String target = ScopedProxyUtils.getTargetBeanName(name);
    return beans.findAnnotationOnBean(name, Watched.class) != null
        || (beans.containsBeanDefinition(target)
            && beans.findAnnotationOnBean(target, Watched.class) != null);
  }

  /** The bean is what the application says itself. */
  private static void leaveOut(Set<String> ofBeans, Map<String, HealthCheck> boots) {
    Set<String> both = new TreeSet<>(boots.keySet());
    both.retainAll(ofBeans);
    if (!both.isEmpty()) {
      boots.keySet().removeAll(both);
      LOG.atWarn()
          .addKeyValue("check_type", both)
          .log(
              "A bean of type HealthCheck and a health indicator of Boot's have the same type: {}."
                  + " The bean is asked; give it another name to have both",
              both);
    }
  }

  /** As Boot names its indicators: {@code stockHealthCheck} is {@code stock}. */
  private static String type(String bean) {
    boolean named = bean.endsWith(SUFFIX) && bean.length() > SUFFIX.length();
    return OperationNames.of(named ? bean.substring(0, bean.length() - SUFFIX.length()) : bean);
  }

  /** Asks them until {@link #pause}. */
  void resume() {
    HealthChecks.Builder checks = builder;
    if (checks != null) {
      try {
        asked = started(checks);
      } catch (IllegalArgumentException taken) {
        // A name that is taken must not keep an application from starting.
        LOG.error(
            "Health checks are not asked, because the application's registry holds a metric of one"
                + " of their names: rename that metric",
            taken);
      }
    }
  }

  private HealthChecks started(HealthChecks.Builder checks) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return checks.start();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Asks them again, after those of another context, which ends or fails to start. */
  void goOn() {
    try {
      resume();
    } catch (IllegalStateException others) {
      LOG.error(
          "Health checks of a context are not asked again, because the application has started"
              + " others itself meanwhile that are no bean",
          others);
    }
  }

  /** Asks them no longer. */
  void pause() {
    HealthChecks checks = asked;
    asked = null;
    if (checks != null) {
      checks.close();
    }
  }

  @Override
  public void stop() {
    running = false;
    if (builder != null) {
      CheckTurns.end(mesh, this);
      builder = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** What they have found last, but for Boot's indicators: those show themselves. */
  public ChecksHealth health() {
    HealthChecks others = own.getIfAvailable();
    if (others != null) {
      return ChecksHealth.of(state(others), others.results());
    }
    HealthChecks checks = asked;
    SortedMap<String, Health> results = new TreeMap<>();
    if (checks != null) {
      results.putAll(checks.results());
      results.keySet().retainAll(required.keySet());
    }
    return ChecksHealth.of(state(results), results);
  }

  private static ChecksHealth.State state(HealthChecks checks) {
    return checks
        .aggregate()
        .map(
            all -> all == Health.Status.UNHEALTHY ? ChecksHealth.State.DOWN : ChecksHealth.State.UP)
        .orElse(ChecksHealth.State.UNKNOWN);
  }

  private ChecksHealth.State state(SortedMap<String, Health> results) {
    boolean down =
        results.entrySet().stream()
            .filter(each -> each.getValue().status() == Health.Status.UNHEALTHY)
            .anyMatch(each -> required.getOrDefault(each.getKey(), false));
    if (down) {
      return ChecksHealth.State.DOWN;
    }
    return results.keySet().containsAll(required.keySet())
        ? ChecksHealth.State.UP
        : ChecksHealth.State.UNKNOWN;
  }
}
