package com.example.storefront;

import ai.datapunk.weft.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, with times left out so that nobody waits for them to pass. */
final class SkippingTicker implements Ticker {

  private final AtomicLong skipped = new AtomicLong();

  void skip(Duration time) {
    skipped.addAndGet(time.toNanos());
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + skipped.get();
  }
}
