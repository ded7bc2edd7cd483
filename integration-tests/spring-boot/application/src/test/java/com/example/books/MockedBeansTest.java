package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
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
  @MockitoSpyBean private Cashier cashier;
  @MockitoBean private Till till;
  @Autowired private BookController books;

  /** This context has no server: the shared one shows what the JVM has counted. */
  private static double calls(String service, String operation) {
    double value = Application.shared().counted(service, operation, "success");
    return Double.isNaN(value) ? 0 : value;
  }

  @Test
  void aMockIsNoCall() throws Exception {
    double before = calls("prices", "price");
    when(prices.price(any(), any())).thenReturn(7);
    assertThat(books.price("1")).isEqualTo(7);
    assertThat(calls("prices", "price")).isEqualTo(before);
  }

  @Test
  void aSpyIsOneCallUnlessItsMethodIsReplaced() {
    double before = calls("library", "all");
    assertThat(books.all()).isEmpty();
    assertThat(calls("library", "all")).isEqualTo(before + 1);
    doReturn(List.of(new Book(1L, "2", "Emma"))).when(library).all();
    assertThat(books.all()).hasSize(1);
    assertThat(calls("library", "all")).isEqualTo(before + 1);
  }

  @Test
  void aSpyOfAFinalClassCallsWhatIsMocked() {
    double before = calls("cashier", "sell");
    double recorded = calls("till", "record");
    books.sell("1");
    verify(till).record("1");
    assertThat(calls("cashier", "sell")).isEqualTo(before + 1);
    assertThat(calls("till", "record")).isEqualTo(recorded);
  }
}
