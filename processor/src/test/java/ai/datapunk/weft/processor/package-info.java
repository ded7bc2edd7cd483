@NullMarked
package ai.datapunk.weft.processor;

import org.jspecify.annotations.NullMarked;
