package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.read.Location;
import java.time.Duration;
import java.util.List;

/** The syntax and range of one duration: what the rules on durations have in common. */
public record DurationRange(String attribute, Ranges.Time range) {

  /** What is wrong with a duration that has to be there. */
  public List<Finding> check(DurationText text, Location annotation) {
    Location at = annotation.attribute(attribute);
    Duration duration = text.value();
    if (duration == null) {
      return List.of(Message.DURATION.at(at, attribute, text));
    }
    if (!range.contains(duration)) {
      return List.of(Message.DURATION_RANGE.at(at, attribute, text, range));
    }
    return List.of();
  }

  /** What is wrong with one that may be left out. */
  public List<Finding> checkUnlessEmpty(DurationText text, Location annotation) {
    return text.isEmpty() ? List.of() : check(text, annotation);
  }
}
