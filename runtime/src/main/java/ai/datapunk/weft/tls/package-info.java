/** Transport security of a server: keys and certificates from files, looked at while it runs. */
@NullMarked
package ai.datapunk.weft.tls;

import org.jspecify.annotations.NullMarked;
