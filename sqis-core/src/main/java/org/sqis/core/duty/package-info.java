/**
 * What the duties of ladders ask for, school year by school year, and how that stands on a day: a
 * pure function of where schools were, the records, the calendar and the day. Knows no evaluation,
 * no clock and no files, and decides no standing. Start with {@link
 * org.sqis.core.duty.Obligations}.
 */
@NullMarked
package org.sqis.core.duty;

import org.jspecify.annotations.NullMarked;
