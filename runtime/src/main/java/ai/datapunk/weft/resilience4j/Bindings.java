package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesKey;
import io.github.resilience4j.core.Registry;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which entry of a registry feeds which series. Thread-safe.
 *
 * @param <E> what the registry holds
 */
final class Bindings<E> {

  private static final Logger LOG = LoggerFactory.getLogger(Bindings.class);

  /** An entry's series, what stands for them, and how they are taken away. */
  private record Bound<E>(SeriesKey key, EntrySeries<E> series, Runnable letGo) {}

  private final MetricStore store;
  private final Function<E, SeriesKey> naming;
  private final BiFunction<SeriesKey, E, EntrySeries<E>> creation;
  private final IdentityHashMap<E, Bound<E>> bound = new IdentityHashMap<>();
  private final Runnable preparation = this::prepare;
  private final DetachableListener<Bindings<E>> link;
  private boolean toldRefused;

  Bindings(
      MetricStore store,
      Function<E, SeriesKey> naming,
      BiFunction<SeriesKey, E, EntrySeries<E>> creation) {
    this.store = store;
    this.naming = naming;
    this.creation = creation;
    this.link = new DetachableListener<>(this, store);
    store.preparations().add(preparation);
  }

  /**
   * Takes part in what happens to the registry from now on. The registry tells of it under a lock
   * of its own: a scrape writes what is to be logged.
   */
  void listenTo(Registry.EventPublisher<E> registry) {
    DetachableListener<Bindings<E>> to = link;
    registry.onEntryAdded(event -> to.tell(all -> all.add(event.getAddedEntry())));
    registry.onEntryRemoved(event -> to.tell(all -> all.remove(event.getRemovedEntry())));
    registry.onEntryReplaced(
        event -> to.tell(all -> all.replace(event.getOldEntry(), event.getNewEntry())));
  }

  /** Binds an entry that was there before, if it still is. */
  void addIf(E entry, BooleanSupplier isThere) {
    link.tell(all -> all.add(entry, isThere));
    store.events().write();
  }

  private void add(E entry) {
    add(entry, () -> true);
  }

  private void add(E entry, BooleanSupplier isThere) {
    SeriesKey key = keyOf(entry);
    if (key != null) {
      add(entry, key, isThere);
    }
  }

  private synchronized void add(E entry, SeriesKey key, BooleanSupplier isThere) {
    if (link.isCut() || bound.containsKey(entry) || !isThere.getAsBoolean()) {
      return;
    }
    Runnable letGo = () -> letGo(key);
    if (!store.takePlace(key.family())) {
      tellRefused(key);
    } else if (store.owners().claim(key, letGo)) {
      bound.put(entry, new Bound<>(key, creation.apply(key, entry), letGo));
    } else {
      store.givePlace(key.family());
      store.events().add(() -> logTwice(key));
    }
  }

  private static void logTwice(SeriesKey key) {
    LOG.atWarn()
        .addKeyValue("labels", key.labelValues())
        .log(
            "Left out, because it would be counted twice: {}. Weft guards this itself, or it has"
                + " been bound before. Give the entry of the registry a name of its own",
            key.labelValues());
  }

  /** Once: there can be any number of them. */
  private void tellRefused(SeriesKey key) {
    if (!toldRefused) {
      toldRefused = true;
      store.events().add(() -> logRefused(key));
    }
  }

  private static void logRefused(SeriesKey key) {
    LOG.atWarn()
        .addKeyValue("labels", key.labelValues())
        .log(
            "Left out, as is all that comes after it, because there is no place for further label"
                + " sets: {}. The limit is weft.family.{}.max-label-sets, or weft.max-label-sets"
                + " for all families",
            key.labelValues(),
            key.family().metricName());
  }

  /** Null if the application's function fails. To be called unlocked: it can take its time. */
  private @Nullable SeriesKey keyOf(E entry) {
    try {
      return store.labels().cleaned(naming.apply(entry));
    } catch (Throwable nameless) {
      store.countFailure(nameless);
      return null;
    }
  }

  private synchronized void remove(E entry) {
    end(bound.remove(entry));
  }

  private void end(@Nullable Bound<E> gone) {
    if (gone != null) {
      gone.series.end();
      store.givePlace(gone.key.family());
      store.owners().release(gone.key, gone.letGo);
    }
  }

  /** Under another name the new entry has series of its own, else it goes on with the old one's. */
  private void replace(E before, E after) {
    SeriesKey key = keyOf(after);
    if (key == null) {
      remove(before);
    } else {
      replace(before, after, key);
    }
  }

  private synchronized void replace(E before, E after, SeriesKey key) {
    Bound<E> known = bound.get(before);
    if (known != null && known.key.equals(key)) {
      bound.remove(before);
      bound.put(after, known);
      known.series.follow(after);
    } else {
      remove(before);
      add(after, key, () -> true);
    }
  }

  /** Weft guards this itself from now on. */
  private synchronized void letGo(SeriesKey key) {
    bound.values().stream()
        .filter(each -> each.key.equals(key))
        .findFirst()
        .ifPresent(
            each -> {
              bound.values().remove(each);
              each.series.end();
              store.givePlace(key.family());
              store.events().add(() -> logLetGo(key));
            });
  }

  private static void logLetGo(SeriesKey key) {
    LOG.atWarn()
        .addKeyValue("labels", key.labelValues())
        .log(
            "Bound no longer, because it would be counted twice: {}. Weft guards this itself from"
                + " now on",
            key.labelValues());
  }

  private void prepare() {
    everything().forEach(each -> each.series.prepare());
  }

  private synchronized List<Bound<E>> everything() {
    return List.copyOf(bound.values());
  }

  /** Ends all series. */
  synchronized void close() {
    link.cut();
    store.preparations().remove(preparation);
    everything().forEach(this::end);
    bound.clear();
  }
}
