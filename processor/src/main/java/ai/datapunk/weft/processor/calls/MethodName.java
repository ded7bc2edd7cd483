package ai.datapunk.weft.processor.calls;

/**
 * A method by name. What a field holds to be called later, such as a lambda, goes by the field's
 * name.
 *
 * @param type the binary name of the class
 * @param signature name and erased parameter types; without parentheses for a field
 */
public record MethodName(String type, String signature) {}
