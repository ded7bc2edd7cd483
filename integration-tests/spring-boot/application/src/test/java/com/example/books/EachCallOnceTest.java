package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;

/** Whatever Spring and Mockito make of an object, a call of its method is recorded once. */
class EachCallOnceTest {

  private final Application shop = Application.shared();

  private double calls(String service, String operation, String status) {
    return shop.counted(service, operation, status);
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
  void whatHasCodeInARepositoryIsRecorded() {
    BookRepository books = shop.bean(BookRepository.class);
    assertThat(Proxy.isProxyClass(books.getClass())).isTrue();
    shop.bean(Library.class).add("13", "Northanger Abbey");
    double successes = calls("books", "require", "success");
    double failures = calls("books", "require", "failure");
    double searches = calls("search", "titles_with", "success");
    assertThat(books.require("13").title()).isEqualTo("Northanger Abbey");
    assertThatThrownBy(() -> books.require("none")).isInstanceOf(NoSuchElementException.class);
    assertThat(books.titlesWith("anger")).containsExactly("Northanger Abbey");
    assertThat(calls("books", "require", "success")).isEqualTo(successes + 1);
    assertThat(calls("books", "require", "failure")).isEqualTo(failures + 1);
    assertThat(calls("search", "titles_with", "success")).isEqualTo(searches + 1);
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
  void theShopsOwnAspectAndWeftsCountTheSame() {
    CallCounter own = shop.bean(CallCounter.class);
    int aspect = own.calls();
    double before = calls("library", "all", "success");
    shop.bean(Library.class).all();
    shop.bean(Library.class).all();
    assertThat(own.calls()).isEqualTo(aspect + 2);
    assertThat(calls("library", "all", "success")).isEqualTo(before + 2);
  }
}
