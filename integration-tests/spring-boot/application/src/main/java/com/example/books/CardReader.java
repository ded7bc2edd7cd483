package com.example.books;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What refuses cards. */
@Component
public class CardReader {

  /** A card that was refused, which another attempt may not be. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused() {
      super("try again");
    }
  }

  private final AtomicInteger refusals = new AtomicInteger();

  /** The next so many cards are refused; tells how many would have been without this. */
  int refuse(int cards) {
    return refusals.getAndSet(cards);
  }

  void take() {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new Refused();
    }
  }
}
