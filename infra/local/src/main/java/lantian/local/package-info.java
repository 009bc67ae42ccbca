/**
 * The whole stack as real processes on one machine: what {@code infra/lantian} runs.
 *
 * <p>Not here: anything a service needs to work (it lives in the service), anything only production needs
 * ({@code helm/lantian}), and what a demo county is made of ({@code lantian.demo}).
 */
@NullMarked
package lantian.local;

import org.jspecify.annotations.NullMarked;
