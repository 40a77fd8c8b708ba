/** The example {@code core-evaluation}. */
@NullMarked
package org.sqis.examples.evaluation;

import org.jspecify.annotations.NullMarked;
