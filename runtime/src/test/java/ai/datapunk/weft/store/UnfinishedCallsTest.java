package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept is finished once, in whatever order, and what is too much is told. */
class UnfinishedCallsTest {

  private final List<Throwable> faults = new ArrayList<>();
  private final List<@Nullable Object> finished = new ArrayList<>();
  private final UnfinishedCalls unfinished = new UnfinishedCalls(faults::add);

  /** As whoever has no stack for it does without calling this. */
  private void keep(UnfinishedCalls.Finisher finisher, Object call) {
    @Nullable Object[] kept = {null, finisher, call};
    synchronized (unfinished) {
      if (unfinished.kept < UnfinishedCalls.MOST) {
        kept[UnfinishedCalls.NEXT] = unfinished.latest;
        unfinished.latest = kept;
      }
      unfinished.kept++;
    }
  }

  @Test
  void eachIsFinishedOnceAndOneThatFailsKeepsNoOtherFromIt() {
    IllegalStateException fault = new IllegalStateException();
    keep(call -> finished.add(call[2]), "one");
    keep(
        call -> {
          throw fault;
        },
        "two");
    keep(call -> finished.add(call[2]), "three");
    unfinished.finish();
    unfinished.finish();
    assertThat(finished).containsExactlyInAnyOrder("one", "three");
    assertThat(faults).containsExactly(fault);
  }

  @Test
  void whatIsTooMuchIsCounted() {
    for (int i = 0; i < UnfinishedCalls.MOST + 3; i++) {
      keep(call -> finished.add(call[2]), i);
    }
    unfinished.finish();
    assertThat(finished).hasSize(UnfinishedCalls.MOST);
    assertThat(faults).hasSize(3);
    keep(call -> finished.add(call[2]), "later");
    unfinished.finish();
    assertThat(finished).hasSize(UnfinishedCalls.MOST + 1);
  }
}
