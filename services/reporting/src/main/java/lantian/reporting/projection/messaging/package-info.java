/** The events of the other services, read into facts. Field names of the wire end here. */
@NullMarked
package lantian.reporting.projection.messaging;

import org.jspecify.annotations.NullMarked;
