/** What the application is: its name, its instance's id and its version. */
@NullMarked
package ai.datapunk.weft.application;

import org.jspecify.annotations.NullMarked;
