package ai.datapunk.weft.processor.read;

/**
 * What {@code @MetricSet} is said of.
 *
 * @param obstacle why no implementation can be written, as in "is no interface", or empty
 * @param nameTaken whether somebody wrote a class of the name that the implementation must have
 * @param unfinished whether annotations of its methods lack what they have to say, which the
 *     compiler tells
 */
public record MetricSetFacts(String obstacle, boolean nameTaken, boolean unfinished) {}
