/** The realm as people meet it: what a sign-in asks and whom it slows, on a real Keycloak. */
@NullMarked
package lantian.platform.testkit.signin;

import org.jspecify.annotations.NullMarked;
