package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods whose return type is not what it seems: narrower than that of the method that they
 * override, of which javac makes a bridge, or a type variable. Each gets the advice that its own
 * erased return type asks for, once: a body that runs later is an object of a generated class.
 */
class ReturnedTypesTest {

  private static final String TYPES =
      """
      package app;
      import java.util.concurrent.*;
      import java.util.concurrent.Flow.*;
      class One<T> implements Publisher<T> {
        private final T value;
        One(T value) { this.value = value; }
        @Override public void subscribe(Subscriber<? super T> subscriber) {
          subscriber.onSubscribe(new Subscription() {
            @Override public void request(long n) {
              subscriber.onNext(value);
              subscriber.onComplete();
            }
            @Override public void cancel() {}
          });
        }
      }
      interface Source { Publisher<String> get(); }
      interface SourceOf<P> { P get(); }
      """;

  private static final String METHODS =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      import java.util.concurrent.*;
      import java.util.concurrent.Flow.*;
      class Tries {
        static int count;
        static void fail() { if (count++ == 0) throw new IllegalStateException("the first"); }
        static Object calledBy(Runnable caller) { count = 0; caller.run(); return count; }
      }
      @MeshService("a") class Narrower implements Source {
        @Retried(delay = "0ms") @Override public One<String> get() { Tries.fail(); return new One<>("x"); }
        static Object call() { return Tries.calledBy(() -> ((Source) new Narrower()).get()); }
      }
      @MeshService("b") class OfVariable implements SourceOf<Publisher<String>> {
        @Retried(delay = "0ms") @Override public One<String> get() { Tries.fail(); return new One<>("x"); }
        static Object call() {
          return Tries.calledBy(() -> ((SourceOf<Publisher<String>>) new OfVariable()).get());
        }
      }
      @Retried(delay = "0ms") @MeshService("c") class OfClass implements Source {
        @Override public One<String> get() { Tries.fail(); return new One<>("x"); }
        static Object call() { return Tries.calledBy(() -> ((Source) new OfClass()).get()); }
      }
      @MeshService("d") class Same implements SourceOf<Publisher<String>> {
        @Retried @Override public Publisher<String> get() { Tries.fail(); return new One<>("x"); }
        static Object call() {
          return Tries.calledBy(() -> ((SourceOf<Publisher<String>>) new Same()).get());
        }
      }
      @MeshService("e") class Stages {
        @Retried(delay = "0ms") static <T extends CompletionStage<String>> T get() {
          return (T) (Tries.count++ == 0
              ? CompletableFuture.failedFuture(new IllegalStateException("the first"))
              : CompletableFuture.completedFuture("x"));
        }
        static Object call() { Tries.count = 0; return Stages.<CompletableFuture<String>>get(); }
      }
      @MeshService("f") class StagesOf<T extends CompletionStage<String>> {
        @Retried(delay = "0ms") T get() {
          return (T) (Tries.count++ == 0
              ? CompletableFuture.failedFuture(new IllegalStateException("the first"))
              : CompletableFuture.completedFuture("x"));
        }
        static Object call() {
          Tries.count = 0;
          return new StagesOf<CompletableFuture<String>>().get();
        }
      }
      @MeshService("g") class Publishers {
        @Retried static <T extends Publisher<String>> T get() { Tries.fail(); return (T) new One<>("x"); }
        static Object call() { return Tries.calledBy(() -> Publishers.<Publisher<String>>get()); }
      }
      @MeshService("h") class Futures implements SourceOf<Future<String>> {
        @Retried(delay = "0ms") @Override public CompletableFuture<String> get() {
          return Tries.count++ == 0
              ? CompletableFuture.failedFuture(new IllegalStateException("the first"))
              : CompletableFuture.completedFuture("x");
        }
        static Object call() {
          Tries.count = 0;
          return ((SourceOf<Future<String>>) new Futures()).get();
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile() {
    Compiled.into(folder, TYPES, METHODS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Narrower", "OfVariable", "OfClass"})
  void aPublisherOfAnotherTypeIsAResultLikeAnyOther(String name) throws Throwable {
    WovenClass woven = woven(name);
    assertThat(woven.methods()).isEqualTo(1);
    assertThat(woven.generated()).isEmpty();
    assertThat(application(woven).call("app." + name, "call")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Same", "Publishers"})
  void aPublisherOfWhicheverPublishersIsAskedWhenItIsSubscribedTo(String name) throws Throwable {
    WovenClass woven = woven(name);
    assertThat(woven.methods()).isEqualTo(1);
    assertThat(woven.generated()).hasSize(1);
    assertThat(application(woven).call("app." + name, "call")).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stages", "StagesOf", "Futures"})
  void aFutureOfWhicheverTypeIsRetriedWhenItFails(String name) throws Throwable {
    WovenClass woven = woven(name);
    assertThat(woven.methods()).isEqualTo(1);
    assertThat(woven.generated()).hasSize(1);
    Object future = application(woven).call("app." + name, "call");
    assertThat((CompletableFuture<?>) future).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("x");
  }

  @Test
  void theBridgeStaysAsItIs() throws Throwable {
    Class<?> type = application(woven("Narrower")).loadClass("app.Narrower");
    assertThat(Arrays.stream(type.getDeclaredMethods()).filter(m -> m.getName().equals("get")))
        .hasSize(2)
        .anyMatch(method -> method.isBridge());
  }

  private WovenClass woven(String name) throws Exception {
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      return weaver.weave(Compiled.bytes(folder, "app." + name)).orElseThrow();
    }
  }

  private Application application(WovenClass woven) {
    Application application = new Application().with(woven);
    for (String type : new String[] {"One", "One$1", "Source", "SourceOf", "Tries"}) {
      application.with("app." + type, Compiled.bytes(folder, "app." + type));
    }
    return application;
  }
}
