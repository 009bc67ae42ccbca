/**
 * What the running local stack costs over its baselines. Needs {@code infra/lantian up} and a demo county; the contacts that are
 * recorded here stay in it.
 */
@NullMarked
package lantian.bench.stack;

import org.jspecify.annotations.NullMarked;
