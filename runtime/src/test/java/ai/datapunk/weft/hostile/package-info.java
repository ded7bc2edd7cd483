@NullMarked
package ai.datapunk.weft.hostile;

import org.jspecify.annotations.NullMarked;
