/** Whether an application can do its work: checks of its own, asked again and again. */
@NullMarked
package ai.datapunk.weft.health;

import org.jspecify.annotations.NullMarked;
