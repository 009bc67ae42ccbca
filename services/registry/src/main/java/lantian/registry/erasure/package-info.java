/**
 * Erasing a child (删除个人信息): asked by one person, decided by another. What is personal goes with the child's key; what
 * counts in figures stays as ids and days.
 */
@NullMarked
package lantian.registry.erasure;

import org.jspecify.annotations.NullMarked;
