@NullMarked
package ai.datapunk.weft.processor.catalog;

import org.jspecify.annotations.NullMarked;
