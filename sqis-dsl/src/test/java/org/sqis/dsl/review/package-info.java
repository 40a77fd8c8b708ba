/** Reviews of districts, panels and grants, from rule text and records. */
@NullMarked
package org.sqis.dsl.review;

import org.jspecify.annotations.NullMarked;
