/** Metrics of the process, its JVM and its host, and of what the application is. */
@NullMarked
package ai.datapunk.weft.process;

import org.jspecify.annotations.NullMarked;
