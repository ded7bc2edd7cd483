/** How somebody shows who they are, and how guessing is kept from working, or from costing much. */
@NullMarked
package ai.datapunk.weft.credentials;

import org.jspecify.annotations.NullMarked;
