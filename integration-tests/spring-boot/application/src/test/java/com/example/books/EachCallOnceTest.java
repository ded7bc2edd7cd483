package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;

/** Whatever Spring and Mockito make of an object, a call of its method is recorded once. */
class EachCallOnceTest {

  private static Application shop;

  @BeforeAll
  static void start() {
    shop = Application.start("spring.threads.virtual.enabled=true");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static double calls(String service, String operation, String status) {
    return shop.scraped(Application.calls(service, operation, status));
  }

  @Test
  void aTransactionIsAroundTheCall() {
    Library library = shop.bean(Library.class);
    assertThat(AopUtils.isCglibProxy(library)).isTrue();
    double failures = calls("library", "add", "failure");
    double successes = calls("library", "add", "success");
    library.add("10", "Emma");
    assertThatIllegalArgumentException().isThrownBy(() -> library.add("11", " "));
    assertThat(calls("library", "add", "success")).isEqualTo(successes + 1);
    assertThat(calls("library", "add", "failure")).isEqualTo(failures + 1);
    assertThat(library.all()).extracting(Book::isbn).contains("10").doesNotContain("11");
  }

  @Test
  void aValueFromTheCacheIsNoCall() {
    Library library = shop.bean(Library.class);
    library.add("12", "Persuasion");
    double before = calls("library", "title", "success");
    assertThat(library.title("12")).isEqualTo("Persuasion");
    assertThat(library.title("12")).isEqualTo("Persuasion");
    assertThat(calls("library", "title", "success")).isEqualTo(before + 1);
  }

  @Test
  void anAsynchronousCallIsRecordedWhereItRuns() throws Exception {
    double before = calls("notifier", "tell", "success");
    assertThat(shop.bean(Notifier.class).tell("Emma").get()).isEqualTo("told of Emma");
    assertThat(calls("notifier", "tell", "success")).isEqualTo(before + 1);
  }

  @Test
  void aProxyOfTheJdkIsAroundAFinalClass() {
    Shelf target = shop.bean(Shelf.class);
    Shelf proxy = (Shelf) new ProxyFactory(target).getProxy();
    assertThat(AopUtils.isJdkDynamicProxy(proxy)).isTrue();
    double before = calls("shelf", "of", "success");
    assertThat(proxy.of("9")).isEqualTo('9');
    assertThat(calls("shelf", "of", "success")).isEqualTo(before + 1);
  }

  @Test
  void aMockDoesNothingAndASpyIsRecorded() throws Exception {
    PriceClient mocked = mock(PriceClient.class);
    when(mocked.price(any(), any())).thenReturn(7);
    double prices = calls("prices", "price", "success");
    assertThat(mocked.price(URI.create("http://127.0.0.1:1"), "1")).isEqualTo(7);
    assertThat(calls("prices", "price", "success")).isEqualTo(prices);
    BookRepository books = mock(BookRepository.class);
    when(books.findAll()).thenReturn(List.of());
    Library spied = spy(new Library(books));
    double before = calls("library", "all", "success");
    assertThat(spied.all()).isEmpty();
    assertThat(calls("library", "all", "success")).isEqualTo(before + 1);
  }

  @Test
  void aPublisherIsRecordedWhenItEnds() {
    shop.bean(Recommendations.class).fail(2);
    double before = calls("recommendations", "like", "success");
    assertThat(shop.get("/books/12/like").body()).isEqualTo("more like 12");
    assertThat(calls("recommendations", "like", "success")).isEqualTo(before + 1);
  }

  @Test
  void webFluxCallsTheSame() {
    try (Application reactive = Application.start("spring.main.web-application-type=reactive")) {
      reactive.bean(Recommendations.class).fail(1);
      double before = calls("recommendations", "like", "success");
      assertThat(reactive.get("/books/12/like").body()).isEqualTo("more like 12");
      assertThat(reactive.scraped(Application.calls("recommendations", "like", "success")))
          .isEqualTo(before + 1);
    }
  }
}
