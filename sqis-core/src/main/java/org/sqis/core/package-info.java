/**
 * The front door of the library for policies as data: {@link org.sqis.core.Policy} proves a policy,
 * scores a dataset with it, and explains a value. Everything here is immutable and safe for every
 * thread.
 *
 * <p>{@code Policy} has more than 500 lines, nearly all of them Javadoc: it is the one place where
 * a caller finds what a policy can do.
 */
@NullMarked
package org.sqis.core;

import org.jspecify.annotations.NullMarked;
