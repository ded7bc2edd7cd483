package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;

/** Transactions are around calls; retries are inside of them, or outside. */
class TransactionsTest {

  private final Application shop = Application.shared();
  private final CardReader cards = shop.bean(CardReader.class);
  private final SaleRepository sales = shop.bean(SaleRepository.class);

  @BeforeEach
  void takeCards() {
    cards.refuse(0);
  }

  private double calls(String service, String operation, String status) {
    return shop.counted(service, operation, status);
  }

  private double attempts(String service, String operation, int attempt) {
    double value =
        shop.scraped(
            "retry_attempts_total{attempt=\"%d\",operation=\"%s\",service=\"%s\"}"
                .formatted(attempt, operation, service));
    return Double.isNaN(value) ? 0 : value;
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
  void retriesInsideATransactionKeepWhatFailedAttemptsHaveDone() {
    double calls = calls("till", "insist", "success");
    double third = attempts("till", "insist", 3);
    cards.refuse(2);
    shop.bean(Till.class).insist("inside");
    assertThat(sales.countByIsbn("inside")).isEqualTo(3);
    assertThat(calls("till", "insist", "success")).isEqualTo(calls + 1);
    assertThat(attempts("till", "insist", 3)).isEqualTo(third + 1);
  }

  @Test
  void theLastFailureRollsBackAllAttemptsInside() {
    double calls = calls("till", "insist", "failure");
    cards.refuse(3);
    assertThatThrownBy(() -> shop.bean(Till.class).insist("refused"))
        .isInstanceOf(CardReader.Refused.class);
    assertThat(sales.countByIsbn("refused")).isZero();
    assertThat(calls("till", "insist", "failure")).isEqualTo(calls + 1);
    assertThat(shop.get("/actuator/prometheus").body())
        .containsPattern("retry_failure_total\\{error_type=\"card_refused\",operation=\"insist\"")
        .doesNotContain("error_type=\"Refused\"");
  }

  @Test
  void retriesOutsideHaveATransactionForEachAttempt() {
    double sold = calls("cashier", "sell", "success");
    double failures = calls("till", "record", "failure");
    double successes = calls("till", "record", "success");
    double third = attempts("cashier", "sell", 3);
    cards.refuse(2);
    assertThat(shop.post("/books/outside/sales", "").statusCode()).isEqualTo(200);
    assertThat(sales.countByIsbn("outside")).isEqualTo(1);
    assertThat(calls("cashier", "sell", "success")).isEqualTo(sold + 1);
    assertThat(calls("till", "record", "failure")).isEqualTo(failures + 2);
    assertThat(calls("till", "record", "success")).isEqualTo(successes + 1);
    assertThat(attempts("cashier", "sell", 3)).isEqualTo(third + 1);
  }
}
