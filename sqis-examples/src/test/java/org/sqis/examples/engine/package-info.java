/** Tests of the columnar engine on all examples. */
@NullMarked
package org.sqis.examples.engine;

import org.jspecify.annotations.NullMarked;
