/**
 * Obligations as they are stored: issued by the school's rules, followed through contacts and excuses, published when they
 * changed; and issued again when calendar, standard or closures change. Here also the standard is published.
 *
 * <p>What belongs elsewhere: when something is owed ({@link lantian.contactlog.obligation}), what a contact counts for
 * ({@link lantian.contactlog.matching}), who may be excused ({@code excuse}), lists for people ({@code worklist}).
 */
@NullMarked
package lantian.contactlog.tracking;

import org.jspecify.annotations.NullMarked;
