/** Who sees how much of a scrape: which families, which series of them, and by which labels. */
@NullMarked
package ai.datapunk.weft.view;

import org.jspecify.annotations.NullMarked;
