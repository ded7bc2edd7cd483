package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is to be reached is a share of good calls, and leaves some over for bad ones. */
final class ObjectiveShares implements MethodRule {

  private static final double HALF = 0.5;
  private static final double PERCENT = 100;

  @Override
  public List<Finding> check(WeftMethod method) {
    ObjectiveAnnotation objective = method.objective();
    if (objective == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    objective.shares().forEach((attribute, share) -> check(objective, attribute, share, findings));
    return findings;
  }

  private static void check(
      ObjectiveAnnotation objective, String attribute, double share, List<Finding> findings) {
    if (!Ranges.OBJECTIVE_SHARE.contains(share)) {
      findings.add(
          Message.OBJECTIVE_SHARE.at(
              objective.at().attribute(attribute), attribute, share, fault(share)));
    } else if (share < HALF) {
      findings.add(
          Message.OBJECTIVE_LOW.at(
              objective.at().attribute(attribute),
              attribute,
              share,
              attribute.equals("availability") ? "fail" : "take longer",
              BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).toPlainString()));
    }
  }

  private static String fault(double share) {
    if (share == 1 || share == PERCENT) {
      return "an objective of all calls leaves no error budget";
    }
    if (share > 1 && share < PERCENT) {
      String written = PlainNumber.of(share);
      return written + " % of all calls is " + new BigDecimal(written).movePointLeft(2);
    }
    return share > 1 ? "no share of calls is above 1" : "it has to be above 0";
  }
}
