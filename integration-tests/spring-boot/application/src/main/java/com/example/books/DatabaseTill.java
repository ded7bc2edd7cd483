package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A till whose sales are rows. Spring makes a subclass, or a proxy of its interface. */
@Service
@MeshService("till")
class DatabaseTill implements Till {

  private final SaleRepository sales;
  private final CardReader cards;

  DatabaseTill(SaleRepository sales, CardReader cards) {
    this.sales = sales;
    this.cards = cards;
  }

  @Override
  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", retryOn = CardReader.Refused.class)
  @Transactional
  public void insist(String isbn) {
    sales.save(new Sale(null, isbn));
    cards.take();
  }

  @Override
  @Timed
  @Transactional
  public void record(String isbn) {
    sales.save(new Sale(null, isbn));
    cards.take();
  }
}
