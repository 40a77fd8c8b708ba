/**
 * The front door of the library for policies as data: {@link org.sqis.core.Policy} proves a policy,
 * scores a dataset with it, and explains a value. Everything here is immutable and safe for every
 * thread.
 */
@NullMarked
package org.sqis.core;

import org.jspecify.annotations.NullMarked;
