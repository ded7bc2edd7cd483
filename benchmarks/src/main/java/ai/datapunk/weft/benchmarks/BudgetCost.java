package ai.datapunk.weft.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a budget of retries adds to a call that succeeds at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BudgetCost {

  private final BudgetTargets weft = new BudgetTargets();

  /** Timed and retried. */
  @Benchmark
  public String weftRetried(CallCost.Caller caller) {
    return weft.retried(caller.question());
  }

  /** The same with a budget. */
  @Benchmark
  public String weftBudgeted(CallCost.Caller caller) {
    return weft.budgeted(caller.question());
  }
}
