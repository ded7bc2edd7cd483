package ai.datapunk.weft.store;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.prometheus.metrics.model.snapshots.Labels;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** What a scrape may see of cells while calls are recorded in them. */
public final class CellStress {

  private static final long NANOS = 1_000;

  private CellStress() {}

  private static double value(CounterSeries series) {
    return series.collect().getValue();
  }

  /** Two threads record first and at once: the stripes come into being, and nothing is lost. */
  @JCStressTest
  @Outcome(id = "2, 2000", expect = ACCEPTABLE, desc = "Both are counted.")
  @Outcome(expect = FORBIDDEN, desc = "One is lost.")
  @State
  public static class NothingIsLost {

    private final Cell cell = new Cell(BucketBounds.DEFAULT);

    @Actor
    public void one() {
      cell.record(NANOS);
    }

    @Actor
    public void other() {
      cell.record(NANOS);
    }

    @Arbiter
    public void scrape(JJ_Result seen) {
      cell.freeze();
      seen.r1 = cell.frozenCount();
      seen.r2 = cell.frozenSum();
    }
  }

  /** The sum holds no duration that is not counted. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the call.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Counted, and not yet in the sum.")
  @Outcome(id = "1, 1000", expect = ACCEPTABLE, desc = "After the call.")
  @Outcome(expect = FORBIDDEN, desc = "In the sum, and not counted.")
  @State
  public static class TheSumIsOfCountedDurations {

    private final Cell cell = new Cell(BucketBounds.DEFAULT);

    @Actor
    public void call() {
      cell.record(NANOS);
    }

    @Actor
    public void scrape(JJ_Result seen) {
      cell.freeze();
      seen.r1 = cell.frozenCount();
      seen.r2 = cell.frozenSum();
    }
  }

  /** What one scrape counts, the next counts too. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
      expect = ACCEPTABLE,
      desc = "Does not decrease.")
  @Outcome(expect = FORBIDDEN, desc = "Decreases.")
  @State
  public static class CountsDoNotDecrease {

    private final Cell cell = new Cell(BucketBounds.DEFAULT);

    @Actor
    public void call() {
      cell.record(NANOS);
      cell.record(NANOS);
    }

    @Actor
    public void scrape(JJ_Result seen) {
      cell.freeze();
      seen.r1 = cell.frozenCount();
      cell.freeze();
      seen.r2 = cell.frozenCount();
    }
  }

  /** A cell that comes into being during a scrape is seen by both of its series or by neither. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not yet admitted, or nothing recorded.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Seen by both.")
  @Outcome(expect = FORBIDDEN, desc = "The series do not agree.")
  @State
  public static class AdmittedAsAWhole {

    private final CellList cells = new CellList();
    private final CounterSeries calls = new CounterSeries(Labels.EMPTY);
    private final CounterSeries requests = new CounterSeries(Labels.EMPTY);

    @Actor
    public void call() {
      Cell cell = new Cell(BucketBounds.DEFAULT);
      calls.derivedFrom(cell);
      requests.derivedFrom(cell);
      cells.add(cell);
      cell.record(NANOS);
    }

    @Actor
    public void scrape(JJ_Result seen) {
      cells.freeze();
      seen.r1 = (long) value(calls);
      seen.r2 = (long) value(requests);
    }
  }

  /** Operations are recorded after their attempts, and their cells are frozen before. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The attempt is there if the operation is.")
  @Outcome(expect = FORBIDDEN, desc = "An operation without its attempt.")
  @State
  public static class NoOperationWithoutItsAttempt {

    private final CellList operations = new CellList();
    private final CellList attempts = new CellList();
    private final Cell operation = new Cell(BucketBounds.DEFAULT);
    private final Cell attempt = new Cell(BucketBounds.DEFAULT);

    /** Admits both. */
    public NoOperationWithoutItsAttempt() {
      operations.add(operation);
      attempts.add(attempt);
    }

    @Actor
    public void call() {
      attempt.record(NANOS);
      operation.record(NANOS);
    }

    @Actor
    public void scrape(JJ_Result seen) {
      operations.freeze();
      attempts.freeze();
      seen.r1 = operation.frozenCount();
      seen.r2 = attempt.frozenCount();
    }
  }
}
