/** Children and lists of pairs in PostgreSQL: statements over sets. */
@NullMarked
package lantian.pairing.pair.persistence;

import org.jspecify.annotations.NullMarked;
