package ai.datapunk.weft.monitoring.access;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;

/** How Prometheus shows an application who it is. */
public enum ScrapeAccess {
  /** By a token, over TLS. */
  TOKEN,
  /** By a name and a password, over TLS. */
  PASSWORD,
  /** By a certificate of its own. */
  CERTIFICATE,
  /** Not at all, and everybody on the way can read what is scraped. */
  OPEN;

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ScrapeAccess of(String label) {
    return Stream.of(values())
        .filter(access -> access.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + label
                        + "' is no way to scrape. Fix: let it be one of "
                        + Stream.of(values()).map(ScrapeAccess::label).collect(joining(", "))
                        + "."));
  }

  /** How it is named in options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
