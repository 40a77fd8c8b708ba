/**
 * Who is paired with whom: schools that need a partner, schools that can be one, and what came of
 * it. Start at {@link org.sqis.core.pairing.Pairings}. It knows results, records and rules, and
 * neither how results were worked out nor files.
 */
@NullMarked
package org.sqis.core.pairing;

import org.jspecify.annotations.NullMarked;
