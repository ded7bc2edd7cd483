package ai.datapunk.weft.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * The lives of series, as one who scrapes sees them: each begins at 0, and ends where the series is
 * gone or begins again. A series ends only after a scrape has seen all that it counted, so what all
 * its lives have counted is what was recorded.
 */
public final class Lives {

  private final Map<String, Double> latest = new HashMap<>();
  private final Map<String, Double> ended = new HashMap<>();
  private int ends;

  /** What the next scrape has shown. */
  public void seen(Map<String, Double> shown) {
    latest.forEach(
        (series, value) -> {
          Double now = shown.get(series);
          if (now == null || now < value) {
            ended.merge(series, value, Double::sum);
            ends++;
          }
        });
    latest.clear();
    latest.putAll(shown);
  }

  /** What each series has counted in all its lives. */
  public Map<String, Double> counted() {
    Map<String, Double> counted = new HashMap<>(ended);
    latest.forEach((series, value) -> counted.merge(series, value, Double::sum));
    return counted;
  }

  /** How many lives have ended. */
  public int ends() {
    return ends;
  }
}
