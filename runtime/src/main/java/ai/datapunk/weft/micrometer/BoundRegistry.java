package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.engine.CoalescingTask;
import ai.datapunk.weft.store.LiveFamilies;
import ai.datapunk.weft.store.LiveFamily;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The meters of one registry. One thread at a time brings them up to date, and none waits for it: a
 * registry calls filters and listeners of the application's under a lock of its own, so that
 * whoever waited here could wait for ever.
 */
final class BoundRegistry {

  private final MeterRegistry registry;
  private final LiveFamilies families;
  private final Consumer<BoundRegistry> left;
  private final CoalescingTask updates = new CoalescingTask(this::update);
  private final Runnable watcher = updates::ask;

  /** By the names of families; for the thread that is about it. */
  private final Map<String, FamilyMeters> meters = new HashMap<>();

  private volatile boolean ended;

  /** Whether meters of another mesh have made room. */
  private volatile boolean roomier;

  /**
   * A registry without meters of Weft's.
   *
   * @param left runs when none will come any longer, before those that there are are removed
   */
  BoundRegistry(MeterRegistry registry, LiveFamilies families, Consumer<BoundRegistry> left) {
    this.registry = registry;
    this.families = families;
    this.left = left;
  }

  /** Shows the series from now on. */
  void begin() {
    families.watch(watcher);
    updates.ask();
  }

  /** Removes all meters if the registry is closed, which it tells only who asks it. */
  void endIfClosed() {
    if (registry.isClosed()) {
      end();
    }
  }

  MeterRegistry registry() {
    return registry;
  }

  /** Whether the series are the same. */
  boolean isOfTheMeshOf(BoundRegistry other) {
    return families == other.families;
  }

  /** Has another go at series whose names and tags another mesh had. */
  private void lookAgain() {
    roomier = true;
    updates.ask();
  }

  /** Removes all meters. */
  void end() {
    ended = true;
    BoundMeshes.leave(this);
    updates.ask();
  }

  private void update() {
    MetersThere there = new MetersThere(registry);
    if (ended || registry.isClosed()) {
      families.unwatch(watcher);
      BoundMeshes.leave(this);
      left.accept(this);
      meters.values().forEach(each -> each.end(there));
      meters.clear();
    } else {
      updateAll(there);
    }
    if (there.areFewer()) {
      BoundMeshes.others(this).forEach(BoundRegistry::lookAgain);
    }
  }

  private void updateAll(MetersThere there) {
    if (roomier) {
      roomier = false;
      meters.values().forEach(FamilyMeters::lookAgain);
    }
    for (LiveFamily family : families.all()) {
      meters.computeIfAbsent(family.name(), name -> new FamilyMeters(this, family)).update(there);
    }
  }

  /** Whether a meter that is another one may be another mesh's, which was told at the binding. */
  boolean isShared() {
    return !BoundMeshes.others(this).isEmpty();
  }
}
