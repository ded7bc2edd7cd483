package ai.datapunk.weft.processor.read;

/**
 * The class that {@code retryOnResult} names.
 *
 * @param type the class
 * @param obstacle why no object of it can be made, as in "is abstract", or empty
 * @param missingOpens what its module lacks for one to be made, or empty
 * @param tested what it takes, as a person writes it
 * @param result what the method, or the future that it returns, gives
 * @param hasResult whether it gives anything at all
 * @param fits whether it takes every such result
 */
public record ResultPredicate(
    TypeFacts type,
    String obstacle,
    String missingOpens,
    String tested,
    String result,
    boolean hasResult,
    boolean fits) {}
