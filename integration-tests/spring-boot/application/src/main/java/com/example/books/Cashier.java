package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import org.springframework.stereotype.Service;

/** Sells books, each attempt in a transaction of its own. */
@Service
@MeshService("cashier")
public final class Cashier {

  private final Till till;

  Cashier(Till till) {
    this.till = till;
  }

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", retryOn = CardReader.Refused.class)
  public void sell(String isbn) {
    till.record(isbn);
  }
}
