package ai.datapunk.weft.publisher;

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

class PublisherAdapterTest {

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
    assertThat(PublisherAdapter.of(Mono.class)).isNotNull();
    assertThat(PublisherAdapter.of(Flux.class)).isNotNull();
    assertThat(PublisherAdapter.of(Flow.Publisher.class)).isNotNull();
    assertThat(PublisherAdapter.of(SubmissionPublisher.class)).isNull();
    assertThat(PublisherAdapter.of(CompletableFuture.class)).isNull();
  }

  @Test
  void otherPublishersAreKnownToBeForeign() {
    assertThat(PublisherAdapter.isForeign(SubmissionPublisher.class)).isTrue();
    assertThat(PublisherAdapter.isForeign(Mono.empty().getClass())).isTrue();
    assertThat(PublisherAdapter.isForeign(org.reactivestreams.Publisher.class)).isTrue();
    assertThat(PublisherAdapter.isForeign(Mono.class)).isFalse();
    assertThat(PublisherAdapter.isForeign(Object.class)).isFalse();
    assertThat(PublisherAdapter.isForeign(int.class)).isFalse();
  }

  @Test
  void aMonoOfAnotherClassLoaderIsForeign() throws Exception {
    try (URLClassLoader application = loaderOf(PublisherAdapterTest::isOfReactor)) {
      Class<?> theirs = application.loadClass(MONO);
      assertThat(theirs).isNotSameAs(Mono.class);
      assertThat(PublisherAdapter.of(theirs)).isNull();
      assertThat(PublisherAdapter.isForeign(theirs)).isTrue();
    }
  }

  @Test
  void whereReactorIsNotSeenItsTypesAreForeignAndTheJdksAreNot() throws Exception {
    try (URLClassLoader application = loaderOf(PublisherAdapterTest::isOfReactor);
        URLClassLoader withoutReactor = loaderOf(entry -> !isOfReactor(entry))) {
      Method of =
          withoutReactor
              .loadClass(PublisherAdapter.class.getName())
              .getDeclaredMethod("of", Class.class);
      of.setAccessible(true);
      assertThat(of.invoke(null, application.loadClass(MONO))).isNull();
      assertThat(requireNonNull(of.invoke(null, Flow.Publisher.class)).getClass().getClassLoader())
          .isSameAs(withoutReactor);
    }
  }
}
