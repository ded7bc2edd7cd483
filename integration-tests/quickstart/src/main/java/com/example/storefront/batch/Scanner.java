package com.example.storefront.batch;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;

/** Counts what is on a shelf: every tenth at the second try, and every fiftieth not at all. */
// tag::scanner[]
@MeshService("warehouse")
public class Scanner {

  private int last;

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", retryOn = IOException.class)
  int count(int shelf) throws IOException {
    boolean again = shelf == last;
    last = shelf;
    if (shelf % 50 == 0 || (shelf % 10 == 0 && !again)) {
      throw new IOException("Nothing was read");
    }
    return 7 * shelf;
  }
}
// end::scanner[]
