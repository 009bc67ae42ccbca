/** Families, pupils and caregivers that do not exist, and what happens between them. Pure; no two runs differ. */
@NullMarked
package lantian.demo.people;

import org.jspecify.annotations.NullMarked;
