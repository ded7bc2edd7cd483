/** What weaving adds to the time that a Maven build takes. */
@NullMarked
package ai.datapunk.weft.benchmarks.build;

import org.jspecify.annotations.NullMarked;
