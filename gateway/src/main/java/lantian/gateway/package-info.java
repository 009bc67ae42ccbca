/**
 * The only door to Lantian: signs people in, keeps their tokens, relays what is allow-listed, serves the console. Does
 * not belong here: any decision on what somebody may see or do (the services decide that on the token themselves), and
 * any dependency on another module of ours.
 */
@NullMarked
package lantian.gateway;

import org.jspecify.annotations.NullMarked;
