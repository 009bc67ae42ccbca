/**
 * The web app as files: pages, compressed assets, content security policy.
 */
@NullMarked
package lantian.gateway.console;

import org.jspecify.annotations.NullMarked;
