package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/**
 * What {@code @LoadBalanced} says of one method.
 *
 * @param writesService whether the service is its own, not its class's
 */
public record LoadBalancedAnnotation(
    Location at, @Nullable String service, boolean writesService, String strategy, int maxInstances)
    implements MeshAnnotation {}
