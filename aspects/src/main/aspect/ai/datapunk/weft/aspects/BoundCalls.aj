package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;

/** {@link BoundCall} for each position that the one label or instance may have. */
public final class BoundCalls {

  private BoundCalls() {}

  public static aspect At0 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(argument, ..)
        && (execution(* *(@Instance (*), ..)) || execution(* *(@Label (*), ..)));
  }

  public static aspect At1 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, argument, ..)
        && (execution(* *(*, @Instance (*), ..)) || execution(* *(*, @Label (*), ..)));
  }

  public static aspect At2 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, argument, ..)
        && (execution(* *(*, *, @Instance (*), ..)) || execution(* *(*, *, @Label (*), ..)));
  }

  public static aspect At3 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, argument, ..)
        && (execution(* *(*, *, *, @Instance (*), ..)) || execution(* *(*, *, *, @Label (*), ..)));
  }

  public static aspect At4 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, @Label (*), ..)));
  }

  public static aspect At5 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At6 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At7 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At8 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At9 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At10 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At11 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At12 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At13 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At14 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }

  public static aspect At15 extends BoundCall {
    pointcut binding(Object argument):
        Pointcuts.bindsOne() && args(*, *, *, *, *, *, *, *, *, *, *, *, *, *, *, argument, ..)
        && (execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, *, *, @Instance (*), ..)) || execution(* *(*, *, *, *, *, *, *, *, *, *, *, *, *, *, *, @Label (*), ..)));
  }
}
