/**
 * What may be told to the public: which counts of students are hidden so that nobody can work out
 * the others, and what of the results of a policy goes out then. It must not know files, text or
 * how results are printed. Start with {@link org.sqis.core.publication.CountTable} and {@link
 * org.sqis.core.publication.Protection}; docs/privacy.md has the design.
 */
@NullMarked
package org.sqis.core.publication;

import org.jspecify.annotations.NullMarked;
