package ai.datapunk.weft.contract;

import java.util.Locale;

/** How the buckets of a histogram are kept: the constants of the annotations' enum of that name. */
public enum HistogramType {
  /** As the mesh keeps all of them, which is classic unless it was built otherwise. */
  DEFAULT,
  /** Fixed buckets, a series for each. */
  CLASSIC,
  /** Prometheus' own buckets, all in one series. */
  NATIVE,
  /** Both of them. */
  BOTH;

  /** Whether there is a series for each bucket. */
  public boolean isClassic() {
    return this != NATIVE;
  }

  /** Whether there is one series for all buckets. */
  public boolean isNative() {
    return this == NATIVE || this == BOTH;
  }

  /** As it stands in a catalog. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
