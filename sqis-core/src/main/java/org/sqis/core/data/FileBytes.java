package org.sqis.core.data;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content of a file of data, or why it cannot be read. Immutable; safe for every thread. */
public final class FileBytes {
  private final String name;
  private final byte @Nullable [] bytes;
  private final String refusal;

  private FileBytes(String name, byte @Nullable [] bytes, String refusal) {
    this.name = Objects.requireNonNull(name, "name");
    this.bytes = bytes;
    this.refusal = Objects.requireNonNull(refusal, "refusal");
  }

  /** The content of the file {@code name}; {@code bytes} is copied. */
  public static FileBytes of(String name, byte[] bytes) {
    return new FileBytes(name, bytes.clone(), "");
  }

  /**
   * A file that cannot be read.
   *
   * @param refusal why, in the reader's words, such as {@code there is no such file}
   */
  public static FileBytes unreadable(String name, String refusal) {
    if (refusal.isEmpty()) {
      throw new IllegalArgumentException("refusal must not be empty: " + name);
    }
    return new FileBytes(name, null, refusal);
  }

  /** The same content under another name. */
  FileBytes named(String other) {
    return name.equals(other) ? this : new FileBytes(other, bytes, refusal);
  }

  /** The name, as the mapping writes it; problems show it. */
  public String name() {
    return name;
  }

  /** Whether the content is there. */
  public boolean isReadable() {
    return bytes != null;
  }

  /** Why the file cannot be read; empty if it can. */
  public String refusal() {
    return refusal;
  }

  /**
   * The content, which cannot be changed through the buffer.
   *
   * @throws IllegalStateException if the file is not readable
   */
  public ByteBuffer bytes() {
    if (bytes == null) {
      throw new IllegalStateException("the file is not readable: " + name + ": " + refusal);
    }
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }
}
