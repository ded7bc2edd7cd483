package ai.datapunk.weft.forecast;

/**
 * What Prometheus makes of the gauge: it scrapes every 15 s, fires where there is a value, and
 * keeps firing for five minutes after the last, which is one alert.
 */
final class ScrapedAlert {

  static final int SCRAPE_SECONDS = 15;

  private final int firstScrape;
  private boolean isFiring;
  private int latest;

  ScrapedAlert(int firstScrape) {
    this.firstScrape = firstScrape;
  }

  boolean fires(int second, double gauge) {
    if (second % SCRAPE_SECONDS != firstScrape) {
      return false;
    }
    if (second - latest > ExpectedOpening.QUIET_SECONDS) {
      isFiring = false;
    }
    if (Double.isNaN(gauge)) {
      return false;
    }
    latest = second;
    boolean begins = !isFiring;
    isFiring = true;
    return begins;
  }
}
