/**
 * The annotation processor: reads the annotations of a class into records, checks those against one
 * rule at a time, and writes the class's metric holder and the module's catalog.
 *
 * <p>A second processor looks at what has no annotation, for which the first is not called.
 *
 * <p>They work on mirrors and names only and never load an annotation or a run-time class, so that
 * their jar is all that a processor path needs.
 */
@NullMarked
package ai.datapunk.weft.processor;

import org.jspecify.annotations.NullMarked;
