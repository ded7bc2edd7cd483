package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.List;

/** Names one series of a family. */
public record SeriesKey(Family family, List<String> labelValues) {

  /** The series of a family with these label values. */
  public static SeriesKey of(Family family, String... labelValues) {
    return new SeriesKey(family, List.of(labelValues));
  }
}
