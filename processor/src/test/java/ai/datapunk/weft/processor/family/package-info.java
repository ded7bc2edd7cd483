@NullMarked
package ai.datapunk.weft.processor.family;

import org.jspecify.annotations.NullMarked;
