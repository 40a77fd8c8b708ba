/** Tests of what the sources say of the waiver of the CORE districts. */
@NullMarked
package org.sqis.examples.waiver;

import org.jspecify.annotations.NullMarked;
