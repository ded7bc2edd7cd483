package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import java.time.Duration;
import java.util.List;

/** The syntax and range of one duration: what the rules on durations have in common. */
record DurationRange(String attribute, Ranges.Time range) {

  List<Finding> check(DurationText text, Location annotation) {
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

  List<Finding> checkUnlessEmpty(DurationText text, Location annotation) {
    return text.isEmpty() ? List.of() : check(text, annotation);
  }
}
