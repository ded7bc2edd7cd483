package ai.datapunk.weft.it.weaving;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetriedFuturesTest {

  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private CompletableFuture<String> secondTime(String argument) {
    bodies.add(argument);
    return bodies.size() < 2 ? failedFuture(new IOException()) : completedFuture(argument);
  }

  @Test
  void theBodyRunsAgainInAnotherThreadWithAnotherInstance() throws Exception {
    Weft.instances("futures", InstanceSource.of("a", "b"));
    CompletableFuture<String> future = new RetriedFutures().balanced(7, null, this::secondTime);
    String last = future.get(10, TimeUnit.SECONDS);
    assertThat(bodies).hasSize(2).doesNotHaveDuplicates().allMatch(body -> body.startsWith("7"));
    assertThat(last).isEqualTo(bodies.get(1));
  }

  @Test
  void aGivenInstanceIsUsedForEachAttempt() throws Exception {
    CompletableFuture<String> future = new RetriedFutures().balanced(7, "x", this::secondTime);
    assertThat(future.get(10, TimeUnit.SECONDS)).isEqualTo("7x");
    assertThat(bodies).containsExactly("7x", "7x");
  }

  @Test
  void manyCallsAtATimeEachRunTheirOwnBody() {
    List<CompletableFuture<Long>> futures = new CopyOnWriteArrayList<>();
    for (long id = 0; id < 200; id++) {
      int[] calls = {0};
      futures.add(
          RetriedFutures.callStatically(
                  id,
                  argument ->
                      calls[0]++ == 0 ? failedFuture(new IOException()) : completedFuture(argument))
              .toCompletableFuture());
    }
    for (int id = 0; id < 200; id++) {
      assertThat(futures.get(id).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(id);
    }
  }

  @Test
  void anAnnotationOnAClassRetriesFuturesAndOthers() throws Exception {
    RetriedFutures.WholeClass whole = new RetriedFutures.WholeClass();
    assertThat(whole.open(this::secondTime).toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isEqualTo("open");
    bodies.clear();
    String now =
        whole.now(
            argument -> {
              bodies.add(argument);
              if (bodies.size() < 2) {
                throw new IllegalStateException();
              }
              return argument;
            });
    assertThat(now).isEqualTo("now");
    assertThat(bodies).containsExactly("now", "now");
  }
}
