/**
 * The one form in which names, numbers and telephone numbers are kept, whoever typed them and however: rosters, forms, search
 * and recognition all read through here. Nothing here knows of children or files; free text is not touched.
 */
@NullMarked
package lantian.registry.canonical;

import org.jspecify.annotations.NullMarked;
