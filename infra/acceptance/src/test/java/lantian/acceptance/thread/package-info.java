/** The main job on the running stack: roster, pairs, contacts, figures; and what must hold while it is attacked. */
@NullMarked
package lantian.acceptance.thread;

import org.jspecify.annotations.NullMarked;
