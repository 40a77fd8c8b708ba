/**
 * Random rule files, mappings and data, and what must hold whatever they say. {@link
 * org.sqis.dsl.fuzz.Fuzz} runs them; start there.
 */
@NullMarked
package org.sqis.dsl.fuzz;

import org.jspecify.annotations.NullMarked;
