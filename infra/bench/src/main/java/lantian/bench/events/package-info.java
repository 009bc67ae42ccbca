/** What events cost: from the commit to the consumer, from a backlog, and in the inbox. */
@NullMarked
package lantian.bench.events;

import org.jspecify.annotations.NullMarked;
