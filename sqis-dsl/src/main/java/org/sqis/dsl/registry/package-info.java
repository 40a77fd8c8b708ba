/**
 * What the language consists of: kinds of declarations, their clauses and table columns, each with
 * its documentation. Checks, messages, suggestions and the reference come from here. Knows nothing
 * of how a declaration is read. Start with {@link org.sqis.dsl.registry.KindSpec}.
 */
@NullMarked
package org.sqis.dsl.registry;

import org.jspecify.annotations.NullMarked;
