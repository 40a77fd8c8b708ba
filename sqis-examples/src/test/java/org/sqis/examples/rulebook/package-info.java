/** Rule books of every example and good case, held against their policies. */
@NullMarked
package org.sqis.examples.rulebook;

import org.jspecify.annotations.NullMarked;
