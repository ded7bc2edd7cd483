package ai.datapunk.weft.it.weaving.redeployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * An application whose jars have been replaced or taken away while it runs, so that no class of
 * Weft's can be loaded any more: calls of all kinds do what they would have done.
 */
class LateClassesTest {

  private static final String GAVE =
      "SILVERmarket fine Unavailable IllegalStateException StackOverflowError named late"
          + " Unavailable NoInstanceAvailableException CallRefusedException";

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // A future might never end.
  void noClassOfWeftsIsFirstNeededWhenACallFails() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.withItsOwn()) {
      Class<?> type = application.loadClass(Latecomer.class.getName());
      Callable<?> calls = (Callable<?>) type.getDeclaredConstructor().newInstance();
      assertThat(calls.call()).isEqualTo("GOLDcornerfinelate");
      application.loadNothingMoreOfWeft();
      assertThat(calls.call()).isEqualTo(GAVE);
      assertThat(application.refused()).isEmpty();
      application.loadAllAgain();
      assertThat(type.getMethod("counted").invoke(null))
          .isEqualTo("6 failed, 5 succeeded, 0 faults");
    }
  }
}
