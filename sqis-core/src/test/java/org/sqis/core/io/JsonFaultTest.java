package org.sqis.core.io;

import static org.sqis.core.io.Faults.assertFaults;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.MappingBuilder;

/** The complete message and place of every fault of JSON. */
class JsonFaultTest {
  @Test
  void jsonThatIsNone() {
    assertFaults(
        new MappingBuilder()
            .json(
                "a.json",
                "id",
                "[{\"id\": \"1\", \"enroll\": 2},",
                "{\"id\": \"2\" \"enroll\": 3}]")
            .input("enroll", "enroll"),
        """
        error SQ4012: the file is not valid JSON at line 2, character 12
          at a.json:2
          help: nothing after this place could be read
        """);
  }

  @Test
  void jsonThatIsCutOff_andThatGoesOn() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id", "[{\"id\": \"1\", \"enroll\": -2},")
            .input("enroll", "enroll")
            .json("b.json", "id", "[{\"id\": \"1\", \"enroll\": 2}] x")
            .input("enroll", "enroll"),
        """
        error SQ4203: `-2` is negative; `enroll` is a count
          at a.json:1, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4012: the file is not valid JSON at line 1, character 28
          at a.json:1
          help: nothing after this place could be read
        error SQ4012: the file is not valid JSON at line 1, character 28
          at b.json
          help: nothing after this place could be read
        """);
  }

  @Test
  void jsonThatIsNoList() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id", "{\"id\": \"1\"}")
            .input("enroll", "enroll")
            .json("b.json", "id", "[]")
            .input("enroll", "enroll"),
        """
        error SQ4013: the file is a single record, not a list of records
          at a.json
          help: begin it with `[`, end it with `]`
        error SQ4017: no row of `b.json` takes part
          at b.json
          help: the list is empty
        """);
  }

  @Test
  void jsonRecordsThatAreNone() {
    assertFaults(
        new MappingBuilder()
            .json(
                "a.json",
                "id",
                "[{\"id\": \"1\", \"enroll\": 2}, 7, [1], null,",
                "{\"id\": \"2\", \"enroll\": [3], \"x\": {\"y\": 1}},",
                "{\"id\": \"3\", \"enroll\": 4, \"enroll\": 5},",
                "{\"id\": \"4\", \"enroll\": 1e100},",
                "{\"id\": \"1\", \"enroll\": 2}]")
            .input("enroll", "enroll"),
        """
        error SQ4014: the list holds a number here, not a record
          at a.json:2
          help: write a record such as `{"code": "0101"}`
        error SQ4014: the list holds a list here, not a record
          at a.json:3
          help: write a record such as `{"code": "0101"}`
        error SQ4014: the list holds null here, not a record
          at a.json:4
          help: write a record such as `{"code": "0101"}`
        error SQ4015: `enroll` holds a list, not a single value
          at a.json:5, column enroll
          help: give each value a field of its own
        error SQ4015: `x` holds a single record, not a single value
          at a.json:5, column x
          help: give each value a field of its own
        error SQ4016: the record says `enroll` twice
          at a.json:6, column enroll
          help: keep one of the two
        error SQ4201: `1e100` is not a number
          at a.json:7, column enroll
          help: write all digits; a spreadsheet shortened the number and may have lost some
        error SQ4103: `1` is described twice, in record 1 and in record 8
          at a.json:8, column id
          and a.json:1, column id: the first one
          help: delete one of the two, or name the column that tells them apart
        """);
  }

  @Test
  void jsonInAnotherEncoding() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id")
            .role("name", DataSpec.Role.NAME)
            .input("enroll", "enroll"),
        "[{\"id\":\"1\",\"name\":\"Caf\u00e9\",\"enroll\":2},{\"id\":\"2\",\"enroll\":-2}]"
            .getBytes(Charset.forName("ISO-8859-1")),
        """
        error SQ4004: `Caf\uFFFD` is not UTF-8 text
          at a.json:1, column name
          help: save the file as UTF-8; a spreadsheet program calls it `CSV UTF-8` in its list of formats
        error SQ4203: `-2` is negative; `enroll` is a count
          at a.json:2, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        """);
  }
}
