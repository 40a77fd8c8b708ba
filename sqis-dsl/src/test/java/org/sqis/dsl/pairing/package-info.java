/** Pairs of small made-up consortia, by rules that are written as text. */
@NullMarked
package org.sqis.dsl.pairing;

import org.jspecify.annotations.NullMarked;
