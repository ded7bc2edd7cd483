package ai.datapunk.weft.processor.read;

/** What {@code @Label} says of one parameter. */
public record LabelUse(Location at, String name, int max) {}
