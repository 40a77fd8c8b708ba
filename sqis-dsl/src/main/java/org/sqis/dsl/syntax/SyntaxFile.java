package org.sqis.dsl.syntax;

import java.util.List;
import java.util.Objects;
import org.sqis.dsl.source.Source;

/**
 * A rule file as it is written. Immutable; safe for every thread.
 *
 * @param source the text
 * @param includes the paths that its lines of that word name, in order
 * @param declarations the declarations in order, poisoned ones too
 * @param comments the comments in order
 */
public record SyntaxFile(
    Source source,
    List<SyntaxItem> includes,
    List<SyntaxDeclaration> declarations,
    List<SyntaxComment> comments) {
  public SyntaxFile {
    Objects.requireNonNull(source, "source");
    includes = List.copyOf(includes);
    declarations = List.copyOf(declarations);
    comments = List.copyOf(comments);
  }
}
