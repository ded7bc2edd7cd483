package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Beans of woven classes that a test replaces. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.datasource.generate-unique-name=true")
class MockedBeansTest {

  @MockitoBean private PriceClient prices;
  @MockitoSpyBean private Library library;
  @Autowired private BookController books;

  @Test
  void aReplacedBeanIsTheOneThatIsCalled() throws Exception {
    when(prices.price(any(), any())).thenReturn(7);
    assertThat(books.price("1")).isEqualTo(7);
    assertThat(books.all()).isEmpty();
    when(library.all()).thenReturn(null);
    assertThat(books.all()).isNull();
  }
}
