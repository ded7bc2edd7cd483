package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstFailureTest {

  private final List<String> done = new ArrayList<>();

  private Runnable doing(String name) {
    return () -> done.add(name);
  }

  private Runnable failing(String name, Throwable thrown) {
    return () -> {
      done.add(name);
      FirstFailure.rethrow(thrown);
    };
  }

  @Test
  void allAreDoneAndNothingIsThrownWhereNoneFails() {
    FirstFailure.ofAll(List.of(doing("a"), doing("b")));
    assertThat(done).containsExactly("a", "b");
  }

  /** Checked exceptions come from code in languages that know none. */
  @Test
  void allAreDoneAndTheFirstFailureIsThrownAsItIs() {
    for (Throwable first :
        List.of(new Exception("first"), new AssertionError("first"), new RuntimeException())) {
      Exception second = new Exception("second");
      Error third = new StackOverflowError();
      assertThatThrownBy(
              () ->
                  FirstFailure.ofAll(
                      List.of(
                          doing("a"),
                          failing("b", first),
                          failing("c", second),
                          failing("d", third),
                          doing("e"))))
          .isSameAs(first);
      assertThat(first.getSuppressed()).containsExactly(second, third);
    }
    assertThat(String.join("", done)).isEqualTo("abcde".repeat(3));
  }

  @Test
  void oneAndTheSameFailureIsNotSuppressedByItself() {
    IllegalStateException same = new IllegalStateException();
    assertThatThrownBy(
            () -> FirstFailure.ofAll(List.of(failing("a", same), failing("b", same), doing("c"))))
        .isSameAs(same);
    assertThat(same.getSuppressed()).isEmpty();
    assertThat(done).containsExactly("a", "b", "c");
  }

  /** As those that the JVM has made before the heap was full. */
  @Test
  void aFailureThatTakesNoOtherIsThrownAlone() {
    Error alone = new Error("a full heap", null, false, false) {};
    assertThatThrownBy(
            () ->
                FirstFailure.ofAll(
                    List.of(failing("a", alone), failing("b", new Exception()), doing("c"))))
        .isSameAs(alone);
    assertThat(alone.getSuppressed()).isEmpty();
    assertThat(done).containsExactly("a", "b", "c");
  }
}
