package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/** A use of one of the annotations that say which service a call goes to. */
public sealed interface MeshAnnotation
    permits TimedAnnotation, RetriedAnnotation, CircuitGuardedAnnotation, LoadBalancedAnnotation {

  /** Where the annotation stands: on the method, or on its class. */
  Location at();

  /** The service, its own or the nearest {@code @MeshService}'s; null if there is none. */
  @Nullable String service();

  /** Whether the service is its own. */
  boolean writesService();
}
