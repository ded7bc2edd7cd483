/** What the annotation processor adds to the time that {@code javac} takes. */
@NullMarked
package ai.datapunk.weft.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
