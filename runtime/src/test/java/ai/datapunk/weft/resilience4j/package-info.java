@NullMarked
package ai.datapunk.weft.resilience4j;

import org.jspecify.annotations.NullMarked;
