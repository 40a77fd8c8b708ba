package org.sqis.core.rulebook;

import java.util.List;
import java.util.Objects;

/** A part of a section. Immutable; safe for every thread. */
public sealed interface Block {
  /** Calls the method of {@code visitor} for this kind of block. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A paragraph.
   *
   * @param text its text
   */
  record Paragraph(Text text) implements Block {
    public Paragraph {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.paragraph(this);
    }
  }

  /**
   * A paragraph nobody should miss, such as that the policy is a draft.
   *
   * @param text its text
   */
  record Notice(Text text) implements Block {
    public Notice {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.notice(this);
    }
  }

  /**
   * A list.
   *
   * @param items its items, at least one
   * @param isNumbered whether they are numbered from 1
   */
  record Listing(List<Item> items, boolean isNumbered) implements Block {
    public Listing {
      items = List.copyOf(items);
      if (items.isEmpty()) {
        throw new IllegalArgumentException("items must not be empty");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.listing(this);
    }
  }

  /**
   * An item of a list, or a cell that others can lead to.
   *
   * @param anchor its anchor, or empty
   * @param text its text
   */
  record Item(String anchor, Text text) {
    public Item {
      Objects.requireNonNull(anchor, "anchor");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Terms and what is said of each.
   *
   * @param entries the terms in order, at least one
   */
  record Definitions(List<Entry> entries) implements Block {
    public Definitions {
      entries = List.copyOf(entries);
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("entries must not be empty");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.definitions(this);
    }
  }

  /**
   * A term and what is said of it.
   *
   * @param term the term
   * @param says what is said of it
   */
  record Entry(String term, Text says) {
    public Entry {
      Objects.requireNonNull(term, "term");
      Objects.requireNonNull(says, "says");
    }
  }

  /**
   * A table.
   *
   * @param caption what it shows
   * @param columns the headings of its columns
   * @param rows its rows
   */
  record Table(Text caption, List<Text> columns, List<Row> rows) implements Block {
    public Table {
      if (caption.isEmpty()) {
        throw new IllegalArgumentException("caption must not be empty");
      }
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != columns.size()) {
          throw new IllegalArgumentException("row must have " + columns.size() + " cells: " + row);
        }
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }
  }

  /**
   * A row of a table.
   *
   * @param anchor its anchor, or empty
   * @param cells one cell a column
   * @param heads how many cells at its start name the row; at least one
   */
  record Row(String anchor, List<Text> cells, int heads) {
    public Row {
      Objects.requireNonNull(anchor, "anchor");
      cells = List.copyOf(cells);
      if (heads < 1 || heads > cells.size()) {
        throw new IllegalArgumentException("heads must be from 1 to the number of cells: " + heads);
      }
    }
  }

  /** One method per kind of block and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** A paragraph. */
    R paragraph(Paragraph block);

    /** A notice. */
    R notice(Notice block);

    /** A list. */
    R listing(Listing block);

    /** Terms. */
    R definitions(Definitions block);

    /** A table. */
    R table(Table block);
  }
}
