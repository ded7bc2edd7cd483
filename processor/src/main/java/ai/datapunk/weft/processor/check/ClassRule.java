package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.WeftClass;
import java.util.List;

/** One thing that can be wrong with a class as a whole. */
@FunctionalInterface
public interface ClassRule {

  /** What is wrong with the class; nothing, mostly. */
  List<Finding> check(WeftClass type);
}
