package ai.datapunk.weft.processor.check;

import java.util.List;

/** One thing that can be wrong between classes, or with a module as a whole. */
@FunctionalInterface
public interface ModuleRule {

  /** What is wrong; nothing, mostly. */
  List<Finding> check(WeftModule module);
}
