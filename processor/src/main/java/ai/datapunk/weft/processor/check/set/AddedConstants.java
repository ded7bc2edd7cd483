package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** What each call adds changes something, and a counter only goes up. */
final class AddedConstants implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    Recording recording = method.recording();
    if (recording == null || !recording.kind().adds()) {
      return List.of();
    }
    long by = recording.by();
    if (recording.kind() == Kind.COUNTED && by < 0) {
      return finding(
          recording,
          "takes away, but a counter only goes up",
          "write 1 or more, or count in a gauge with @UpDown");
    }
    if (by == 0) {
      return finding(
          recording, "adds nothing", "write what each call adds, or leave by out to add 1");
    }
    if (by != 1 && !method.values().isEmpty()) {
      return finding(recording, "has no effect beside an @Amount", "leave by out");
    }
    return List.of();
  }

  private static List<Finding> finding(Recording recording, String why, String fix) {
    return List.of(
        Message.ADDED_CONSTANT.at(recording.at().attribute("by"), recording.by(), why, fix));
  }
}
