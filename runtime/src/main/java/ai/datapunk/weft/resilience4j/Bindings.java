package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesKey;
import io.github.resilience4j.core.Registry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
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
  private final Predicate<E> isThere;
  private final BiFunction<SeriesKey, E, EntrySeries<E>> creation;
  private final IdentityHashMap<E, Bound<E>> bound = new IdentityHashMap<>();

  /** By the labels that all series of an entry have: there is one of them. */
  private final Map<List<String>, EntrySeries<E>> byLabels = new ConcurrentHashMap<>();

  private final Runnable preparation = this::prepare;
  private final DetachableListener<Bindings<E>> link;
  private boolean toldRefused;

  /**
   * No entries.
   *
   * @param naming says which series an entry has
   * @param isThere whether the registry has an entry, which it may not tell while it adds it
   * @param creation makes an entry's series
   */
  Bindings(
      MetricStore store,
      Function<E, SeriesKey> naming,
      Predicate<E> isThere,
      BiFunction<SeriesKey, E, EntrySeries<E>> creation) {
    this.store = store;
    this.naming = naming;
    this.isThere = isThere;
    this.creation = creation;
    this.link = new DetachableListener<>(this, store);
    store.preparations().add(preparation, this::prepare);
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
  void addIfThere(E entry) {
    link.tell(all -> all.add(entry, isThere));
    store.events().write();
  }

  private void add(E entry) {
    add(entry, added -> true);
  }

  private void add(E entry, Predicate<E> condition) {
    SeriesKey key = keyOf(entry);
    if (key != null) {
      add(entry, key, condition);
    }
  }

  private synchronized void add(E entry, SeriesKey key, Predicate<E> condition) {
    if (link.isCut() || bound.containsKey(entry) || !condition.test(entry)) {
      return;
    }
    Runnable letGo = () -> letGo(key);
    if (!store.takePlace(key.family())) {
      tellRefused(key);
    } else if (store.owners().claim(key, letGo)) {
      EntrySeries<E> series = create(entry, key, letGo);
      bound.put(entry, new Bound<>(key, series, letGo));
      byLabels.put(key.labelValues(), series);
    } else {
      store.givePlace(key.family());
      store.events().add(() -> logTwice(key));
    }
  }

  /** What cannot be made keeps nothing from others. */
  private EntrySeries<E> create(E entry, SeriesKey key, Runnable letGo) {
    try {
      return creation.apply(key, entry);
    } catch (Throwable failed) {
      store.givePlace(key.family());
      store.owners().release(key, letGo);
      throw failed;
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
      byLabels.remove(gone.key.labelValues(), gone.series);
      gone.series.end();
      store.givePlace(gone.key.family());
      store.owners().release(gone.key, gone.letGo);
    }
  }

  /** Under another name the new entry has series of its own, else it goes on with the old one's. */
  private void replace(E before, E after) {
    Bound<E> series = handOn(before, after);
    goOn(after, keyOf(after), series);
  }

  /** Whatever comes for the new entry while it gets its name finds the series with it. */
  private synchronized @Nullable Bound<E> handOn(E before, E after) {
    Bound<E> known = bound.remove(before);
    if (known != null) {
      bound.put(after, known);
    }
    return known;
  }

  private synchronized void goOn(E after, @Nullable SeriesKey key, @Nullable Bound<E> handedOn) {
    if (!Objects.equals(bound.get(after), handedOn)) {
      // It has been removed or replaced meanwhile.
      return;
    }
    if (handedOn != null && handedOn.key.equals(key)) {
      handedOn.series.follow(after);
      return;
    }
    remove(after);
    if (key != null) {
      add(after, key, isThere);
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
              byLabels.remove(key.labelValues(), each.series);
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

  /** One series is about to be read: those of one service are, or of one operation of it. */
  private void prepare(Labels labels) {
    String service = labels.get("service");
    if (service == null) {
      return;
    }
    prepare(List.of(service));
    String operation = labels.get("operation");
    if (operation != null) {
      prepare(List.of(service, operation));
    }
  }

  private void prepare(List<String> labelValues) {
    EntrySeries<E> series = byLabels.get(labelValues);
    if (series != null) {
      series.prepare();
    }
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
