/** Pairs and children in PostgreSQL; statements over sets, rows locked by hand, hence no entities. */
@NullMarked
package lantian.pairing.pair.persistence;

import org.jspecify.annotations.NullMarked;
