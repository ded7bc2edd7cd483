@NullMarked
package ai.datapunk.weft.processor.check;

import org.jspecify.annotations.NullMarked;
