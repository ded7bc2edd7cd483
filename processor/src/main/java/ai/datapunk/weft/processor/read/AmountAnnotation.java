package ai.datapunk.weft.processor.read;

/**
 * What {@code @Amount} says of one parameter.
 *
 * @param nanos whether it is in nanoseconds
 */
public record AmountAnnotation(Location at, boolean nanos) {}
