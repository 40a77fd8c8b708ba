/**
 * Turns declarations as they are written into records of the core: one reader a kind of
 * declaration, each with its entry of the registry. A declaration with a fault is left out and its
 * names are poisoned, so that later checks stay silent about them. What the records mean is proved
 * in the core, once, for policies from text and from Java alike. Start with {@link
 * org.sqis.dsl.read.KindReader}.
 */
@NullMarked
package org.sqis.dsl.read;

import org.jspecify.annotations.NullMarked;
