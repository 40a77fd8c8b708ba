package org.sqis.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;

/**
 * The files of one folder and the folders below it. A path that leaves the folder, by {@code ..},
 * by starting at the root or through a link, is refused.
 */
public final class DirectoryFiles implements FileResolver {
  private final Path directory;

  private DirectoryFiles(Path directory) {
    this.directory = directory;
  }

  /** The files of {@code directory}, which need not exist until a file is asked for. */
  public static FileResolver of(Path directory) {
    if (directory == null) {
      throw new IllegalArgumentException("directory must not be null");
    }
    return new DirectoryFiles(directory);
  }

  @Override
  public FileBytes resolve(String path) {
    if (path.indexOf('\\') >= 0) {
      // Invariant: what is a file name on one system and a path on another is refused on both.
      return FileBytes.unreadable(path, "folders of a path are separated by `/`");
    }
    Path relative;
    try {
      relative = Path.of(path);
    } catch (InvalidPathException e) {
      return FileBytes.unreadable(path, "this is not the name of a file");
    }
    if (path.isEmpty() || relative.isAbsolute() || relative.getRoot() != null) {
      return FileBytes.unreadable(path, "a path starts at the folder of the data");
    }
    for (Path part : relative) {
      if (part.toString().equals("..")) {
        return FileBytes.unreadable(path, "a path must not leave the folder of the data");
      }
    }
    try {
      Path root = directory.toRealPath();
      Path real = root.resolve(relative).toRealPath();
      if (!real.startsWith(root)) {
        return FileBytes.unreadable(path, "a link leads out of the folder of the data");
      }
      if (!Files.isRegularFile(real)) {
        return FileBytes.unreadable(path, "this is not a file");
      }
      return FileBytes.of(path, Files.readAllBytes(real));
    } catch (NoSuchFileException e) {
      return FileBytes.unreadable(path, "there is no such file");
    } catch (IOException e) {
      return FileBytes.unreadable(path, "the system does not let it be read");
    }
  }
}
