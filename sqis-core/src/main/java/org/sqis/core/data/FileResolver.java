package org.sqis.core.data;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the files a mapping names. The library reads no file but through one; {@code
 * io.DirectoryFiles} is the one for a folder.
 */
@FunctionalInterface
public interface FileResolver {
  /**
   * The file at {@code path}, which is as the mapping writes it. A file that is not there is an
   * {@linkplain FileBytes#unreadable unreadable} one, never an exception.
   */
  FileBytes resolve(String path);

  /** Files held in memory: their texts by path. */
  static FileResolver ofTexts(Map<String, String> texts) {
    Map<String, FileBytes> files = new TreeMap<>();
    texts.forEach(
        (path, text) -> files.put(path, FileBytes.of(path, text.getBytes(StandardCharsets.UTF_8))));
    return path -> {
      FileBytes file = files.get(path);
      return file != null ? file : FileBytes.unreadable(path, "there is no such file");
    };
  }
}
