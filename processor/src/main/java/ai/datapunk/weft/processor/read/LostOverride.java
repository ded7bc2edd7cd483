package ai.datapunk.weft.processor.read;

/**
 * A method that overrides an annotated one without repeating the annotation.
 *
 * @param annotation the simple name of what is lost
 * @param name the method's name
 * @param parent the class whose method is overridden
 */
public record LostOverride(Location at, String annotation, String name, String parent) {}
