/**
 * Health checks of children (健康档案) and how they grow, against what the WHO publishes of healthy children. Whose check is due
 * when is the contact log's to say; what a school does about an illness stands in contacts.
 */
@NullMarked
package lantian.registry.health;

import org.jspecify.annotations.NullMarked;
