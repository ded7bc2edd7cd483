package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Brings the series of a class into being before anything else of the class runs. A rate over a
 * counter needs its 0: the first error is otherwise not an increase. The weaver cannot make an enum
 * implement an interface: the series of an enum with annotated methods come at the first call.
 */
public aspect ClassInitialization {

  declare parents: (hasmethod(@(Timed || Retried || CircuitGuarded || LoadBalanced) * *(..))
      && !Enum+) implements Woven;
  declare parents: (@(Timed || Retried || CircuitGuarded) * && !Enum+) implements Woven;

  pointcut initializationOfWovenClass():
      !Pointcuts.advised() && staticinitialization(Woven+) && !staticinitialization(Woven);

  @SuppressAjWarnings("adviceDidNotMatch")
  before(): initializationOfWovenClass() {
    JoinPointProbes.initialize(thisJoinPointStaticPart.getSignature().getDeclaringType());
  }
}
