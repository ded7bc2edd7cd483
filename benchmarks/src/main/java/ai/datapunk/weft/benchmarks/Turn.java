package ai.datapunk.weft.benchmarks;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a thread calls next, and how that call ends. */
@State(Scope.Thread)
public class Turn {

  private static final int SUCCESS_IN = 10;

  private final String[] questions = {"red", "green", "blue", "black"};
  final Supplier<String> succeeds = this::succeeds;
  final Supplier<String> mostlyFails = this::mostlyFails;
  final Supplier<String> failsFirst = this::failsFirst;

  private final Down down = new Down();
  private int calls;
  private boolean failed;

  String question() {
    return questions[calls & 3];
  }

  /** Fails nine times of ten, so that a circuit that opens at 100 % does not open. */
  String mostlyFails() {
    if (++calls % SUCCESS_IN != 0) {
      throw down;
    }
    return Work.answer(question());
  }

  /** Fails every other time. */
  String failsFirst() {
    failed = !failed;
    if (failed) {
      throw down;
    }
    return Work.answer(question());
  }

  /** Always succeeds. */
  String succeeds() {
    calls++;
    return Work.answer(question());
  }

  /**
   * What a service that is down is called to throw: made once by each thread, as its cost is not
   * measured.
   */
  static final class Down extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Down() {
      super("down", null, false, false);
    }
  }
}
