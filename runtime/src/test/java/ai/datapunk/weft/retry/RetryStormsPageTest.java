package ai.datapunk.weft.retry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.resolve.ReflectedSpecs;
import ai.datapunk.weft.testing.ShownCode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What docs/retry-storms.md shows is code of this class. */
class RetryStormsPageTest {

  private record Price(String sku) {}

  private interface Client {
    Price price(String sku);
  }

  @MeshService("prices")
  private static final class Prices {
    private final Client client = Price::new;

    // tag::budget[]
    @Retried(budget = 0.2)
    Price price(String sku) {
      return client.price(sku);
    }
    // end::budget[]
  }

  @SuppressWarnings("serial") // The page is about something else.
  private interface Exceptions {

    // tag::after[]
    final class TooManyRequests extends IOException implements RetryAfter {

      private final Duration retryAfter;

      TooManyRequests(Duration retryAfter) {
        this.retryAfter = retryAfter;
      }

      @Override
      public Duration retryAfter() {
        return retryAfter;
      }
    }
    // end::after[]
  }

  @Test
  void theMethodHasTheBudget() {
    assertThat(new Prices().price("a")).isEqualTo(new Price("a"));
    assertThat(ReflectedSpecs.read(Prices.class))
        .singleElement()
        .extracting(spec -> spec.retry() == null ? -1 : spec.retry().policy().budget())
        .isEqualTo(0.2);
  }

  @Test
  void theExceptionSaysWhen() {
    RetryAfter thrown = new Exceptions.TooManyRequests(Duration.ofSeconds(3));
    assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    ShownCode.assertOf("retry-storms.md", RetryStormsPageTest.class);
  }
}
