/**
 * What schools stand as from year to year: designations they hold, why and since when, and where
 * they are on the ladders of supports. Plain data, without how it came about.
 */
@NullMarked
package org.sqis.core.standing;

import org.jspecify.annotations.NullMarked;
