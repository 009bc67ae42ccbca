/** Facts and rollups in PostgreSQL, in sets: a batch of one school is a handful of statements. */
@NullMarked
package lantian.reporting.projection.persistence;

import org.jspecify.annotations.NullMarked;
