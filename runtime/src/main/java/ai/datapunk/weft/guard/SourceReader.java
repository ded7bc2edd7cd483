package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader of a service's instance source: keeps the registry as the source says. What is
 * configured goes before what the application gives, and this before what is discovered. A source
 * that fails leaves the instances as they were. Thread-safe.
 */
final class SourceReader {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);

  private final String service;
  private final MetricStore store;
  private final InstanceRegistry registry;
  private final Ticker ticker;
  private final SourceRanks ranks = new SourceRanks();
  private boolean ended;
  private volatile @Nullable InstanceSource source;

  /** The list that the source returned last, which the registry holds. */
  private volatile @Nullable List<?> read;

  /** How many lists the registry was given. Written under the lock, after the list. */
  private volatile long given;

  private volatile @Nullable Throwable fault;

  SourceReader(String service, MetricStore store, InstanceRegistry registry, Ticker ticker) {
    this.ticker = ticker;
    this.service = service;
    this.store = store;
    this.registry = registry;
  }

  /** Reads this source from now on, whatever {@link #source} is told; null if there is none. */
  void configured(@Nullable InstanceSource configured) {
    choose(() -> ranks.configured(configured));
  }

  /** Reads this source from now on, unless one is configured. */
  void source(InstanceSource newSource) {
    if (areConfigured()) {
      LOG.atInfo()
          .addKeyValue("service", service)
          .log(
              "The instances of service '{}' are configured, so those that the application gives are"
                  + " not used",
              service);
    }
    choose(() -> ranks.application(newSource));
  }

  private synchronized boolean areConfigured() {
    return ranks.areConfigured();
  }

  /** Reads this source from now on, unless there is another; null if there is none. */
  void discovered(@Nullable InstanceSource discovered) {
    choose(() -> ranks.discovered(discovered));
  }

  /** Keeps what was discovered last, and asks nobody for it any longer. */
  void endDiscovered() {
    choose(
        () -> {
          InstanceSource current = source;
          ranks.endDiscovered(current != null && ranks.isDiscovered(current) ? read : null);
        });
  }

  /** Other sources may be configured and discovered from now on, or none. */
  synchronized void renew() {
    ranks.renew();
  }

  /** Reads no such source any longer; what only it gave is gone. */
  void letGo(Predicate<Object> gone) {
    boolean hadSource = hasSource();
    choose(() -> ranks.letGo(gone));
    if (hadSource && !hasSource()) {
      registry.replace(Map.of(), ticker.nanoTime());
      registry.writeEvents();
    }
    synchronized (this) {
      fault = null;
      read = null;
    }
  }

  private void choose(Runnable change) {
    long nanoTime = ticker.nanoTime();
    synchronized (this) {
      change.run();
      InstanceSource first = ended ? null : ranks.first();
      if (first == source) {
        return;
      }
      source = first;
      read = null;
      given++;
      if (first == null) {
        registry.replace(Map.of(), nanoTime);
      }
    }
    registry.writeEvents();
    refresh();
  }

  /** Asks no source any longer. */
  synchronized void end() {
    ended = true;
    source = null;
  }

  /** Whether there is a source. */
  boolean hasSource() {
    return source != null;
  }

  /** Whether there is a source, and the application gave it. */
  synchronized boolean isOfApplication() {
    return source != null && ranks.isOfApplication(source);
  }

  /**
   * Asks the source, and tells the registry what has changed. Afterwards the registry holds an
   * answer that was asked for after this was called. An answer is used only if no other has been
   * since it was asked for, because it may be older than that; then the source is asked again, but
   * for when two others have been used: the second of them was asked for after this was called.
   */
  void refresh() {
    long before = given;
    while (!ask() && given - before < 2) {
      Thread.onSpinWait();
    }
  }

  /** Asks the source; tells whether the registry holds its answer. */
  private boolean ask() {
    long asked = given;
    InstanceSource from = source;
    if (from == null) {
      return true;
    }
    try {
      List<?> now = from.instances();
      if (now == null) {
        throw new IllegalStateException(
            "the instance source of '" + service + "' returned null in place of a list");
      }
      boolean held = now == read || replace(now, instances(now), ticker.nanoTime(), asked);
      fault = null;
      registry.writeEvents();
      return held;
    } catch (Throwable failed) {
      failed(failed);
      return true;
    }
  }

  private void failed(Throwable failed) {
    boolean news = isNews(failed);
    try {
      store
          .counter(Family.MESH_REGISTRATION_FAILURES, service, store.labels().errorType(failed))
          .increment();
      if (news) {
        log(failed);
      }
    } catch (OutOfMemoryError full) {
      store.recordingFailed(full);
    }
  }

  private void log(Throwable failed) {
    try {
      LOG.atWarn()
          .addKeyValue("service", service)
          .setCause(failed)
          .log(
              "The instance source failed: service '{}', {}; going on with the instances known"
                  + " before. This is logged again when it has answered in between",
              service,
              ErrorTypes.text(failed));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  private synchronized boolean isNews(Throwable failed) {
    boolean news = fault == null;
    fault = failed;
    return news;
  }

  /** Gives the registry an answer, unless it was given another since this one was asked for. */
  private synchronized boolean replace(
      List<?> now, Map<AddressKey, ArrivingInstance> instances, long nanoTime, long asked) {
    if (given != asked) {
      return now == read;
    }
    registry.replace(instances, nanoTime);
    read = now;
    given++;
    return true;
  }

  /** Unlocked, since the source's list and its addresses can take their time. */
  private Map<AddressKey, ArrivingInstance> instances(List<?> answer) {
    Map<AddressKey, ArrivingInstance> instances = new LinkedHashMap<>();
    for (Object each : answer) {
      if (each == null) {
        throw new IllegalStateException(
            "the instance source of '" + service + "' returned a list with a null in it");
      }
      InstanceSource.Address address =
          each instanceof InstanceSource.Address full
              ? full
              : new InstanceSource.Address(each, 1, 0);
      ArrivingInstance arriving = registry.arriving(address);
      instances.putIfAbsent(arriving.key(), arriving);
    }
    return instances;
  }

  /** Why there is no instance to pick. */
  NoInstanceAvailableException unavailable() {
    Throwable failed = fault;
    if (source == null) {
      return new NoInstanceAvailableException(
          service,
          "register where instances come from with Weft.instances(\""
              + service
              + "\", …), or set weft.load-balancer."
              + service
              + ".instances");
    }
    return failed == null
        ? new NoInstanceAvailableException(service, "its source returned none")
        : new NoInstanceAvailableException(
            service, "its source failed: " + ErrorTypes.text(failed), failed);
  }
}
