package ai.datapunk.weft.it.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import reactor.core.publisher.Flux;

/** What woven methods return keeps the rules of Reactive Streams, which come as TestNG tests. */
class ReactiveStreamsRulesTest {

  /** Some of the rules are tested by waiting as long for something that must not come. */
  private static final long TIMEOUT_MILLIS = 1_000;

  /** The second attempt is made by another thread, for which there is to be time. */
  private static final long RETRIED_TIMEOUT_MILLIS = 1_500;

  private static final long SILENCE_MILLIS = 50;

  /** The publisher of a method whose end is only watched. */
  public static final class Watched extends FlowPublisherVerification<Integer> {

    /** TestNG creates it. */
    public Watched() {
      super(new TestEnvironment(TIMEOUT_MILLIS, SILENCE_MILLIS));
    }

    @Override
    public Flow.Publisher<Integer> createFlowPublisher(long elements) {
      return new Publishers().jdkTimed(range(elements));
    }

    @Override
    public Flow.Publisher<Integer> createFailedFlowPublisher() {
      return new Publishers().jdkTimed(failing());
    }

    @Override
    public long maxElementsFromPublisher() {
      return Integer.MAX_VALUE;
    }
  }

  /** The publisher of a method that is retried, and whose first attempt always fails. */
  public static final class Retried extends FlowPublisherVerification<Integer> {

    /** TestNG creates it. */
    public Retried() {
      super(new TestEnvironment(RETRIED_TIMEOUT_MILLIS, SILENCE_MILLIS));
    }

    @Override
    public Flow.Publisher<Integer> createFlowPublisher(long elements) {
      AtomicInteger attempts = new AtomicInteger();
      return new Publishers()
          .jdkRetried(() -> attempts.getAndIncrement() == 0 ? failing() : range(elements));
    }

    @Override
    public Flow.Publisher<Integer> createFailedFlowPublisher() {
      return new Publishers().jdkRetried(ReactiveStreamsRulesTest::failing);
    }

    @Override
    public long maxElementsFromPublisher() {
      return Integer.MAX_VALUE;
    }
  }

  /** As strict as Reactor is with subscribers that are not its own. */
  private static Flow.Publisher<Integer> range(long elements) {
    return FlowAdapters.toFlowPublisher(Flux.range(0, Math.toIntExact(elements)));
  }

  private static Flow.Publisher<Integer> failing() {
    return FlowAdapters.toFlowPublisher(Flux.error(new IOException()));
  }

  @ParameterizedTest
  @ValueSource(classes = {Watched.class, Retried.class})
  void theRulesForPublishersAreKept(Class<?> verification) {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG testNg = new TestNG(false);
    testNg.setVerbose(0);
    testNg.setTestClasses(new Class<?>[] {verification});
    testNg.addListener(results);
    testNg.run();
    assertThat(results.getFailedTests())
        .extracting(ITestResult::getName, ITestResult::getThrowable)
        .isEmpty();
    assertThat(results.getPassedTests())
        .extracting(ITestResult::getName)
        .filteredOn(name -> name.startsWith("required_"))
        .hasSizeGreaterThanOrEqualTo(17);
  }
}
