/**
 * What another minimum size of a student group does: which groups of which schools are accountable
 * by one rule and not by another, and how many students they have. The rules are put into the
 * policy as measures and evaluated like any other; nothing is evaluated here. Knows nothing of
 * files, JSON or text positions. Start with {@link org.sqis.core.nsize.SizeReport}.
 */
@NullMarked
package org.sqis.core.nsize;

import org.jspecify.annotations.NullMarked;
