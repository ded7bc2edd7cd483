package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Methods of a metric declare one maximum for a label, in the module and with what is on its class
 * path. The largest of them holds; a smaller one is told of, as it limits nothing. The largest is
 * told of where nothing can be printed at a smaller one, since that is not being compiled.
 */
final class LabelMaxima implements ModuleRule {

  private static final Comparator<DeclaredMaximum> BY_MAXIMUM =
      Comparator.comparingInt(DeclaredMaximum::max);

  @Override
  public List<Finding> check(WeftModule module) {
    List<Finding> findings = new ArrayList<>();
    DeclaredMaximum.of(module).forEach(ofLabel -> compare(ofLabel, findings));
    return findings;
  }

  private static void compare(List<DeclaredMaximum> ofLabel, List<Finding> findings) {
    int largest = ofLabel.stream().mapToInt(DeclaredMaximum::max).max().orElse(0);
    Optional<DeclaredMaximum> holds =
        ofLabel.stream().filter(each -> each.max() == largest).findFirst();
    Optional<DeclaredMaximum> untold =
        ofLabel.stream().filter(each -> each.at() == null && each.max() < largest).min(BY_MAXIMUM);
    for (DeclaredMaximum each : ofLabel) {
      (each.max() < largest ? holds : untold)
          .flatMap(other -> finding(each, other))
          .ifPresent(findings::add);
    }
  }

  private static Optional<Finding> finding(DeclaredMaximum here, DeclaredMaximum there) {
    return Optional.ofNullable(here.at())
        .map(
            at ->
                Message.LABEL_MAXIMA.at(
                    at, here.label(), here.max(), there.max(), there.owner(), here.metric()));
  }
}
