/** One writer per output: the metric holder of a class, and the catalog of a module. */
@NullMarked
package ai.datapunk.weft.processor.write;

import org.jspecify.annotations.NullMarked;
