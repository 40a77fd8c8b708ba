package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;

class DirectoryFilesTest {
  @TempDir private Path temporary;
  private FileResolver files;

  @BeforeEach
  void makeFiles() throws IOException {
    Path data = Files.createDirectory(temporary.resolve("data"));
    Files.writeString(data.resolve("a.csv"), "id\n1\n");
    Files.writeString(Files.createDirectory(data.resolve("years")).resolve("b.csv"), "id\n2\n");
    Files.writeString(temporary.resolve("secret.csv"), "id\n3\n");
    files = DirectoryFiles.of(data);
  }

  private String refusal(String path) {
    FileBytes file = files.resolve(path);
    assertThat(file.isReadable()).isFalse();
    assertThat(file.name()).isEqualTo(path);
    return file.refusal();
  }

  @Test
  void readsFilesOfTheFolderAndBelow() {
    assertThat(StandardCharsets.UTF_8.decode(files.resolve("a.csv").bytes()).toString())
        .isEqualTo("id\n1\n");
    assertThat(files.resolve("years/b.csv").isReadable()).isTrue();
    assertThat(files.resolve("./a.csv").isReadable()).isTrue();
  }

  @Test
  void refusesToLeaveTheFolder() {
    assertThat(refusal("../secret.csv")).isEqualTo("a path must not leave the folder of the data");
    assertThat(refusal("years/../../secret.csv"))
        .isEqualTo("a path must not leave the folder of the data");
    assertThat(refusal("years/../a.csv")).isEqualTo("a path must not leave the folder of the data");
    assertThat(refusal("..\\secret.csv")).isEqualTo("folders of a path are separated by `/`");
    assertThat(refusal(temporary.resolve("secret.csv").toAbsolutePath().toString()))
        .isEqualTo("a path starts at the folder of the data");
    assertThat(refusal("")).isEqualTo("a path starts at the folder of the data");
    assertThat(refusal("a\u0000.csv")).isEqualTo("this is not the name of a file");
  }

  @Test
  void refusesLinksThatLeaveTheFolder() throws IOException {
    Path data = temporary.resolve("data");
    try {
      Files.createSymbolicLink(data.resolve("out.csv"), temporary.resolve("secret.csv"));
      Files.createSymbolicLink(data.resolve("up"), temporary);
      Files.createSymbolicLink(data.resolve("in.csv"), data.resolve("a.csv"));
    } catch (UnsupportedOperationException | FileSystemException e) {
      Assumptions.abort("links cannot be made here");
    }
    assertThat(refusal("out.csv")).isEqualTo("a link leads out of the folder of the data");
    assertThat(refusal("up/secret.csv")).isEqualTo("a link leads out of the folder of the data");
    assertThat(files.resolve("in.csv").isReadable()).isTrue();
  }

  @Test
  void saysWhatIsNotAFile() {
    assertThat(refusal("none.csv")).isEqualTo("there is no such file");
    assertThat(refusal("years")).isEqualTo("this is not a file");
    assertThat(DirectoryFiles.of(temporary.resolve("nowhere")).resolve("a.csv").refusal())
        .isEqualTo("there is no such file");
  }
}
