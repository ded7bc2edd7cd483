package ai.datapunk.weft.processor.read;

/**
 * What {@code @Label} says of one parameter.
 *
 * @param max 0 where the type bounds the label
 * @param mask whether the run time is to hide the value
 * @param allow why a label that looks like personal data may be recorded; empty if left out
 */
public record LabelAnnotation(Location at, String name, int max, boolean mask, String allow) {}
