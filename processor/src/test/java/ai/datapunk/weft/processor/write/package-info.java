@NullMarked
package ai.datapunk.weft.processor.write;

import org.jspecify.annotations.NullMarked;
