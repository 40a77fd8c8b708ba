/**
 * A proved policy as a book for its readers: what counts how much, who set each number, who may
 * change what, and what is left out. The book is a document of sections, tables and links first and
 * Markdown or HTML after. Knows nothing of rule text, files, data or results. Start with {@link
 * org.sqis.core.rulebook.RuleBook}.
 */
@NullMarked
package org.sqis.core.rulebook;

import org.jspecify.annotations.NullMarked;
