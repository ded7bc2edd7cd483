package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Exemplar;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A histogram cell: counts durations, or sizes, by bucket, and sums them. The one thing that a call
 * writes to: every series is derived from cells when it is scraped. Thread-safe; recording never
 * waits.
 */
public final class Cell extends Striped implements CounterSource {

  private static final int SUM = 0;
  private static final int FIRST_BUCKET = 1;

  /** A call that takes longer is worth a look, and gets an exemplar if there is a tracer. */
  static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final BucketBounds bounds;
  private final @Nullable ExemplarSampler sampler;
  private final @Nullable WeakReference<?> recorder;

  /** The first scrape that has found nobody who records in it; for the scraping thread. */
  private @Nullable ScrapeTime orphanedSince;

  private volatile @Nullable CellExemplars exemplars;

  /** Sum and buckets as of the last freeze; read and written by the scraping thread alone. */
  private long @Nullable [] frozen;

  /** How many durations the frozen buckets hold. */
  private long frozenCount;

  /** The cell that was admitted before this one. */
  private @Nullable Cell next;

  /** How many of its durations other cells had counted before. */
  private volatile long movedIn;

  private volatile boolean admitted;

  private volatile boolean forgotten;

  private volatile boolean ended;

  /** Whether a series ended that it was to count for. For the thread that makes the cell. */
  private boolean incomplete;

  /** A cell without exemplars, in which no call records. */
  Cell(BucketBounds bounds) {
    this(bounds, null, null);
  }

  /**
   * A cell.
   *
   * @param recorder all who record in it have that; null if that is the store
   */
  Cell(
      BucketBounds bounds, @Nullable ExemplarSampler sampler, @Nullable WeakReference<?> recorder) {
    this.bounds = bounds;
    this.sampler = sampler;
    this.recorder = recorder;
  }

  /**
   * Counts one duration.
   *
   * @param nanos not negative
   */
  public void record(long nanos) {
    add(FIRST_BUCKET + bounds.bucketOf(nanos), 1, SUM, nanos);
    if (nanos > SLOW_NANOS) {
      sampleIfThereIsStack(nanos);
    }
  }

  /**
   * The duration has been counted: whoever hears that there was no stack would count it again. A
   * tracer that recurses without end is a fault like any other; at the end of the stack there is an
   * exemplar less.
   */
  private void sampleIfThereIsStack(long nanos) {
    try {
      sample(nanos);
    } catch (StackOverflowError edge) {
      if (StackReserve.isThere()) {
        throw new IllegalStateException("The tracer overflows the stack", edge);
      }
    }
  }

  /**
   * Counts the duration of a call that failed, which gets an exemplar if there is a tracer.
   *
   * @param nanos not negative
   */
  public void recordFailed(long nanos) {
    record(nanos);
    if (nanos <= SLOW_NANOS) {
      sampleIfThereIsStack(nanos);
    }
  }

  private void sample(long nanos) {
    if (sampler != null && sampler.isActive()) {
      exemplars(sampler).sample(nanos, bounds.bucketOf(nanos));
    }
  }

  private CellExemplars exemplars(ExemplarSampler by) {
    CellExemplars known = exemplars;
    return known != null ? known : createExemplars(by);
  }

  private synchronized CellExemplars createExemplars(ExemplarSampler by) {
    CellExemplars known = exemplars;
    if (known == null) {
      known = new CellExemplars(by, bounds.buckets());
      exemplars = known;
    }
    return known;
  }

  @Override
  public @Nullable Exemplar exemplar() {
    CellExemplars known = exemplars;
    return known == null ? null : known.newest();
  }

  /** These and the cell's own. */
  List<Exemplar> withExemplars(List<Exemplar> others) {
    CellExemplars known = exemplars;
    if (known == null) {
      return others;
    }
    List<Exemplar> all = new ArrayList<>(others);
    known.addTo(all);
    return all;
  }

  @Override
  int length() {
    return FIRST_BUCKET + bounds.buckets();
  }

  /** Comes after this one in a list. */
  void follow(@Nullable Cell before) {
    if (admitted) {
      throw new IllegalStateException("A cell is admitted once, before it is recorded in");
    }
    next = before;
  }

  /** A list holds it. */
  void admit() {
    admitted = true;
  }

  /** The cell that was admitted before this one. */
  @Nullable Cell next() {
    return next;
  }

  /** Leaves out those of the cells admitted before this one that are forgotten. */
  void skipForgotten() {
    Cell before = next;
    while (before != null && before.forgotten) {
      before = before.next;
    }
    next = before;
  }

  /** Whether a scrape takes its values. */
  boolean isAdmitted() {
    return admitted;
  }

  /** A series that the cell was to count for has ended, and another one has its place. */
  void missedASeries() {
    incomplete = true;
  }

  /** Whether it counts for all series that it was to count for. */
  boolean isWhole() {
    return !incomplete;
  }

  /** Nobody is to look it up any more: its counts are another cell's. */
  void end() {
    ended = true;
  }

  /** Whether nobody is to look it up any more. */
  public boolean hasEnded() {
    return ended;
  }

  /**
   * Whether nobody has been there any longer for a while who records in it: its application has
   * ended. For one scrape at a time.
   *
   * @param now the scrape
   */
  boolean isOrphan(ScrapeTime now) {
    if (recorder == null || forgotten || !recorder.refersTo(null)) {
      return false;
    }
    ScrapeTime before = orphanedSince;
    if (before == null || !before.beganBefore(now)) {
      // Who had looked it up just before may still record in it.
      orphanedSince = now;
      return false;
    }
    return before.beganBefore(now, Grace.NANOS);
  }

  /** No series needs this cell any more: its list and its series let go of it. */
  void forget() {
    forgotten = true;
  }

  @Override
  public boolean isForgotten() {
    return forgotten;
  }

  /**
   * Adds to another cell of the same bounds what was counted here since the last time.
   *
   * @param moved what was added up to then; up to now afterwards
   */
  void moveTo(Cell other, long[] moved) {
    long[] now = new long[length()];
    addTo(now);
    other.receives(count(now) - count(moved));
    // The sum comes last here too: see freeze().
    for (int number = now.length - 1; number >= SUM; number--) {
      long more = now[number] - moved[number];
      if (more != 0) {
        other.add(number, more);
      }
      moved[number] = now[number];
    }
  }

  /** Before it does: so that it is never taken for what was recorded in it. */
  private void receives(long count) {
    long before = movedIn; // Written by one thread at a time.
    movedIn = before + count;
  }

  private static long count(long[] numbers) {
    long count = 0;
    for (int number = FIRST_BUCKET; number < numbers.length; number++) {
      count += numbers[number];
    }
    return count;
  }

  /** Whether anything was counted since the last time. */
  boolean hasMore(long[] moved) {
    long[] now = new long[length()];
    addTo(now);
    return !Arrays.equals(now, moved);
  }

  /** The sum and the buckets as of the last freeze. */
  long[] frozenNumbers() {
    return frozen == null ? new long[length()] : frozen.clone();
  }

  /** Adds what another cell of the same bounds had counted up to the last freeze. */
  void addFrozen(Cell other) {
    long[] numbers = other.frozenNumbers();
    for (int number = numbers.length - 1; number >= SUM; number--) {
      if (numbers[number] != 0) {
        add(number, numbers[number]);
      }
    }
  }

  /**
   * Takes the values that all series of one scrape are derived from. The sum is read before the
   * buckets, and written after them: it holds no duration that is not counted.
   */
  void freeze() {
    long[] sums = frozen;
    if (sums == null) {
      if (isUnused()) {
        return;
      }
      sums = new long[length()];
      frozen = sums;
    } else {
      Arrays.fill(sums, 0);
    }
    addTo(sums);
    long count = 0;
    for (int i = FIRST_BUCKET; i < sums.length; i++) {
      count += sums[i];
    }
    frozenCount = count;
  }

  BucketBounds bounds() {
    return bounds;
  }

  /** How many durations were recorded in it up to now, without what other cells had counted. */
  long ownCount() {
    long count = -movedIn;
    for (int number = FIRST_BUCKET; number < length(); number++) {
      count += sum(number);
    }
    return count;
  }

  /** How many durations were recorded up to the last freeze. */
  long frozenCount() {
    return frozenCount;
  }

  @Override
  public double counted() {
    return frozenCount;
  }

  /** The sum of the durations up to the last freeze, in nanoseconds. */
  long frozenSum() {
    return frozen == null ? 0 : frozen[SUM];
  }

  /** Adds the buckets as of the last freeze to those of a histogram with other bounds. */
  void addFrozenBuckets(int[] positions, long[] counts) {
    if (frozen != null) {
      for (int i = 0; i < positions.length; i++) {
        counts[positions[i]] += frozen[FIRST_BUCKET + i];
      }
    }
  }
}
