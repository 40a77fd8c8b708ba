/**
 * What comes of the reviews, the panel and the grants of districts: a pure function of the policy,
 * the records and a day. Knows no scoring, no clock, no files and no reports; no value of a school
 * depends on it. What is wrong with a record in the light of the rules is a problem at its place,
 * and the record counts for nothing. Start with {@link org.sqis.core.review.DistrictReviews}.
 */
@NullMarked
package org.sqis.core.review;

import org.jspecify.annotations.NullMarked;
