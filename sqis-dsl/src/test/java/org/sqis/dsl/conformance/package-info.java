/** Plans and duties of districts, from rule text and files to what is met, open and missing. */
@NullMarked
package org.sqis.dsl.conformance;

import org.jspecify.annotations.NullMarked;
