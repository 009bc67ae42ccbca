@NullMarked
package lantian.platform.testkit.rules.broken.visit.keycloak;

import org.jspecify.annotations.NullMarked;
