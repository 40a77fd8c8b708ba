/**
 * Whether what people filed is what the procedures ask for: plans of schools against the rules for
 * plans, money against what was freed, districts against their duties, modules against their steps.
 * Pure functions of the policy, the determinations, the records and a day; knows no clock and no
 * files, and decides no value of a school. Start with {@link
 * org.sqis.core.conformance.PlanConformance} and {@link org.sqis.core.conformance.Milestones}.
 */
@NullMarked
package org.sqis.core.conformance;

import org.jspecify.annotations.NullMarked;
