@NullMarked
package lantian.contactlog.contact.web;

import org.jspecify.annotations.NullMarked;
