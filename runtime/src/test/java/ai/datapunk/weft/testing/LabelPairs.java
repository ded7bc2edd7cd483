package ai.datapunk.weft.testing;

import java.util.Arrays;

/** Names and values of labels, alternately, as a scrape takes them. */
public final class LabelPairs {

  private LabelPairs() {}

  /** These and more of them. */
  public static String[] plus(String[] labels, String... more) {
    String[] all = Arrays.copyOf(labels, labels.length + more.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }
}
