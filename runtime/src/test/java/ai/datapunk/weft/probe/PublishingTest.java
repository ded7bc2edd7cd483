package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PublishingTest {

  private static final String MONO = "reactor.core.publisher.Mono";

  /** Finds what is on the class path of the tests and so chosen, and nothing else. */
  private static URLClassLoader loaderOf(Predicate<String> chosen) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (chosen.test(entry)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static boolean isOfReactor(String entry) {
    return entry.contains("reactor-core") || entry.contains("reactive-streams");
  }

  @Test
  void threeVeryTypesCanBeStoodInFor() {
    assertThat(Publishing.of(Mono.class)).isNotNull();
    assertThat(Publishing.of(Flux.class)).isNotNull();
    assertThat(Publishing.of(Flow.Publisher.class)).isNotNull();
    assertThat(Publishing.of(SubmissionPublisher.class)).isNull();
    assertThat(Publishing.of(CompletableFuture.class)).isNull();
  }

  @Test
  void otherPublishersAreKnownToBeForeign() {
    assertThat(Publishing.isForeign(SubmissionPublisher.class)).isTrue();
    assertThat(Publishing.isForeign(Mono.empty().getClass())).isTrue();
    assertThat(Publishing.isForeign(org.reactivestreams.Publisher.class)).isTrue();
    assertThat(Publishing.isForeign(Mono.class)).isFalse();
    assertThat(Publishing.isForeign(Object.class)).isFalse();
    assertThat(Publishing.isForeign(int.class)).isFalse();
  }

  @Test
  void aMonoOfAnotherClassLoaderIsForeign() throws Exception {
    try (URLClassLoader application = loaderOf(PublishingTest::isOfReactor)) {
      Class<?> theirs = application.loadClass(MONO);
      assertThat(theirs).isNotSameAs(Mono.class);
      assertThat(Publishing.of(theirs)).isNull();
      assertThat(Publishing.isForeign(theirs)).isTrue();
    }
  }

  @Test
  void whereReactorIsNotSeenItsTypesAreForeignAndTheJdksAreNot() throws Exception {
    try (URLClassLoader application = loaderOf(PublishingTest::isOfReactor);
        URLClassLoader withoutReactor = loaderOf(entry -> !isOfReactor(entry))) {
      Method of =
          withoutReactor.loadClass(Publishing.class.getName()).getDeclaredMethod("of", Class.class);
      of.setAccessible(true);
      assertThat(of.invoke(null, application.loadClass(MONO))).isNull();
      assertThat(requireNonNull(of.invoke(null, Flow.Publisher.class)).getClass().getClassLoader())
          .isSameAs(withoutReactor);
    }
  }
}
