package org.sqis.core.change;

import java.util.Objects;

/**
 * One difference between two policies. Immutable; safe for every thread.
 *
 * @param kind what happened
 * @param declared the declaration, as the new policy has it; as the old one has it if it was
 *     removed
 * @param part the part of the declaration in words, such as {@code cut score of level 3 for high};
 *     empty if the whole declaration was added, removed or renamed
 * @param oldText what the old policy says as rule files write it, or empty; of a whole declaration
 *     one line a part
 * @param newText what the new policy says, likewise
 * @param oldPlace the path of the place in the old policy, such as {@code
 *     levels/ela_level/row/1/0}, or empty
 * @param newPlace the path of the place in the new policy, or empty
 * @param isWording whether it only explains: a title, note, source, meaning or provenance
 * @param canMoveResults whether a result can move by it; wording cannot, nor can terms such as the
 *     status of the policy or what districts may change
 */
public record Change(
    Kind kind,
    Declared declared,
    String part,
    String oldText,
    String newText,
    String oldPlace,
    String newPlace,
    boolean isWording,
    boolean canMoveResults) {
  public Change {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(declared, "declared");
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(oldText, "oldText");
    Objects.requireNonNull(newText, "newText");
    Objects.requireNonNull(oldPlace, "oldPlace");
    Objects.requireNonNull(newPlace, "newPlace");
  }

  /** What happened to a declaration or to a part of it. */
  public enum Kind {
    /** Only the new policy has it. */
    ADDED("added"),
    /** Only the old policy has it. */
    REMOVED("removed"),
    /** Both have it, and it says something else. */
    CHANGED("changed"),
    /** It says the same under another name. */
    RENAMED("renamed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /** Whether a whole declaration was added, removed or renamed. */
  public boolean isWhole() {
    return part.isEmpty();
  }

  /** The same at other places. */
  Change at(String otherOldPlace, String otherNewPlace) {
    return new Change(
        kind,
        declared,
        part,
        oldText,
        newText,
        otherOldPlace,
        otherNewPlace,
        isWording,
        canMoveResults);
  }

  /** One line. */
  @Override
  public String toString() {
    if (isWhole()) {
      return declared + " " + kind.word() + (kind == Kind.RENAMED ? ", was " + oldText : "");
    }
    return declared + ", " + part + ChangeText.said(this);
  }
}
