package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.calls.CallGraph;
import java.util.List;

/** One thing that can be wrong with who calls whom. */
@FunctionalInterface
public interface GraphRule {

  /** What is wrong; nothing, mostly. */
  List<Finding> check(CallGraph graph, Settings settings);
}
