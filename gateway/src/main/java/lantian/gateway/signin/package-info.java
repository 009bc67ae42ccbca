/**
 * Who knocks: a browser with a session cookie or a program with a bearer token. Tokens of a browser never leave this
 * process except towards a service. Roles are read here only to tell the console what to show.
 */
@NullMarked
package lantian.gateway.signin;

import org.jspecify.annotations.NullMarked;
