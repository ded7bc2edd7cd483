package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/** What {@code @LoadBalanced} says of one method. */
public record BalancedUse(Location at, @Nullable String service, String strategy, int maxInstances)
    implements MeshUse {}
