@NullMarked
package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.NullMarked;
