/** What the policies of retries and circuits have in common. */
@NullMarked
package ai.datapunk.weft.policy;

import org.jspecify.annotations.NullMarked;
