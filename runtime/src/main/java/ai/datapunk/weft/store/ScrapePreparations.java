package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done before a scrape takes any value. Thread-safe. */
public final class ScrapePreparations {

  /** A question to the application, which can take its time over it. */
  private static final class Question {
    final Runnable ask;
    final AtomicBoolean asking = new AtomicBoolean();

    Question(Runnable ask) {
      this.ask = ask;
    }
  }

  /**
   * What a scrape has done.
   *
   * @param all does it for all series
   * @param one does as much of it as one series needs
   */
  private record Preparation(Runnable all, Consumer<Labels> one) {}

  private final Consumer<Throwable> faults;
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final List<Runnable> readings = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> readingOf = new ConcurrentHashMap<>();
  private final List<Preparation> preparations = new CopyOnWriteArrayList<>();

  /**
   * None.
   *
   * @param faults is told why one failed
   */
  ScrapePreparations(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /** Has this run before each scrape takes any value: what only time changed is noticed then. */
  public void add(Runnable preparation) {
    add(preparation, labels -> preparation.run());
  }

  /**
   * The same where it is dear to do for all series what one of them needs.
   *
   * @param one does it before that one series is read, of which it is given the labels
   */
  public void add(Runnable preparation, Consumer<Labels> one) {
    preparations.add(new Preparation(preparation, one));
  }

  /**
   * Has this run before that too, without a lock: it asks the application, which can take its time;
   * a scrape goes without it while another one waits for the answer.
   */
  public void addQuestion(Runnable ask) {
    questions.add(new Question(ask));
  }

  /**
   * Has this run before that too, without a lock, and for each scrape: it reads a clock.
   *
   * @param service whose series it is for; there is one of a service
   */
  public void addReading(String service, Runnable reading) {
    readings.add(reading);
    readingOf.put(LabelText.valid(service), reading);
  }

  /** No longer runs what {@link #add} or one of the others was given. */
  public void remove(Runnable either) {
    preparations.removeIf(preparation -> preparation.all.equals(either));
    readings.remove(either);
    readingOf.values().remove(either);
    questions.removeIf(question -> question.ask.equals(either));
  }

  /**
   * Asks the application. To be called without the scrape's lock: while it takes its time, other
   * scrapes go on with what it has said before.
   */
  void ask() {
    readings.forEach(this::run);
    for (Question question : questions) {
      if (question.asking.compareAndSet(false, true)) {
        try {
          run(question.ask);
        } finally {
          question.asking.set(false);
        }
      }
    }
  }

  /** Reads the clock for the series of this service alone. */
  void read(@Nullable String service) {
    Runnable reading = service == null ? null : readingOf.get(service);
    if (reading != null) {
      run(reading);
    }
  }

  /** Does all else, in the scrape. */
  void prepare() {
    preparations.forEach(each -> run(each.all));
  }

  /** Does as much of it as this one series needs. */
  void prepare(Labels series) {
    preparations.forEach(each -> run(() -> each.one.accept(series)));
  }

  private void run(Runnable preparation) {
    try {
      preparation.run();
    } catch (Throwable fault) {
      faults.accept(fault);
    }
  }
}
