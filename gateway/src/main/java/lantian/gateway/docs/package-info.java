/**
 * Documentation for programmers: the services' OpenAPI joined, and a page for each type of problem.
 */
@NullMarked
package lantian.gateway.docs;

import org.jspecify.annotations.NullMarked;
