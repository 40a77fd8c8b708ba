package org.sqis.core.policy;

import java.util.Objects;

/**
 * Something that a policy names, does not score, and says why.
 *
 * @param element its name; nothing need be declared with it
 * @param because why
 */
public record NotScored(String element, String because) {
  public NotScored {
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(because, "because");
  }
}
