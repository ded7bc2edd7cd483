package ai.datapunk.weft.agent.transform;

import ai.datapunk.weft.weaver.WovenClass;
import java.util.Optional;

/** The weaving of the classes of one class loader. */
@FunctionalInterface
interface Weaving {

  /** Weaves a class, unless there is nothing to weave in it or it is woven already. */
  Optional<WovenClass> weave(byte[] classFile);
}
