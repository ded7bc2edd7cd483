package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.Arrays;
import java.util.List;

/** The key of a series: its family and its label values. */
public record SeriesKey(Family family, List<String> labelValues) implements SeriesOwners.Owned {

  /** The series of a family with these label values, an array that nobody changes. */
  public static SeriesKey of(Family family, String... labelValues) {
    return new SeriesKey(family, Arrays.asList(labelValues));
  }

  /** The key that the series has in its table, where all values are Unicode. */
  SeriesKey valid() {
    return new SeriesKey(family, LabelText.valid(labelValues));
  }
}
