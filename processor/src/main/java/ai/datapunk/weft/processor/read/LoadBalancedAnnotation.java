package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/** What {@code @LoadBalanced} says of one method. */
public record LoadBalancedAnnotation(
    Location at, @Nullable String service, String strategy, int maxInstances)
    implements MeshAnnotation {}
