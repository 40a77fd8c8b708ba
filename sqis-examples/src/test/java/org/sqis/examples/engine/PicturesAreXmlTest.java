package org.sqis.examples.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures that the core draws byte for byte are XML; the core itself does not read XML. */
class PicturesAreXmlTest {
  @ParameterizedTest
  @ValueSource(strings = {"ranks.svg", "distribution.svg"})
  void pictureIsRead_byAParserOfXml(String name) throws Exception {
    Path file = Path.of("..", "sqis-core", "src", "test", "resources", "study", name);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("title").getLength()).isPositive();
  }
}
