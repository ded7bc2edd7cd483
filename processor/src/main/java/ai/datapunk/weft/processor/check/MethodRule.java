package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** One thing that can be wrong with an annotated method. */
@FunctionalInterface
public interface MethodRule {

  /** What is wrong with the method; nothing, mostly. */
  List<Finding> check(WeftMethod method);
}
