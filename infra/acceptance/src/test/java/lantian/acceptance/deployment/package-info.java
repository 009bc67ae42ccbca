/** What is deployed, checked without deploying it: the Helm chart and the compose file. */
@NullMarked
package lantian.acceptance.deployment;

import org.jspecify.annotations.NullMarked;
