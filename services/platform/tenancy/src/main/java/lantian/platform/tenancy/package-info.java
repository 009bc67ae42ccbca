/**
 * Who acts, and for which school: from the verified token (or a validated event envelope) to an {@link
 * lantian.platform.tenancy.Actor}, bound once in a scoped value and applied to every transaction's begin, where PostgreSQL's
 * row-level security takes over.
 *
 * <p>What does not belong here: what a school, a child or a visit is. This room knows tenants, accounts and roles only.
 */
@NullMarked
package lantian.platform.tenancy;

import org.jspecify.annotations.NullMarked;
