/** What an application has a say in of the values of labels, before they become series. */
@NullMarked
package ai.datapunk.weft.label;

import org.jspecify.annotations.NullMarked;
