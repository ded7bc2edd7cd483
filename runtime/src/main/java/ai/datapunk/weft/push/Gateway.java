package ai.datapunk.weft.push;

import java.io.IOException;

/** Where series are pushed to. */
interface Gateway {

  /** What the log calls it. */
  String name();

  /** Puts the series in the place of those that were pushed before. */
  void push() throws IOException;

  /** Takes away what was pushed. */
  void delete() throws IOException;
}
