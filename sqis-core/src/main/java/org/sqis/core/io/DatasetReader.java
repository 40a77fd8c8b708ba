package org.sqis.core.io;

import java.util.Map;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.DatasetLoader;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.data.RecordReader;
import org.sqis.core.model.Type;
import org.sqis.core.policy.PolicySpec;

/** Reads datasets from CSV and JSON files. Safe for every thread. */
public final class DatasetReader {
  private static final Map<DataSpec.Format, RecordReader> READERS =
      Map.of(
          DataSpec.Format.CSV, new CsvRecordReader(),
          DataSpec.Format.JSON, new JsonRecordReader());

  private DatasetReader() {}

  /**
   * Reads a dataset; every fault of the mapping and of the files is found in one run.
   *
   * @param policy the policy whose inputs and groups the data fill
   * @param spec the mapping
   * @param files finds the files
   */
  public static Loading read(PolicySpec policy, DataSpec spec, FileResolver files) {
    return read(policy, spec, Map.of(), files);
  }

  /**
   * Reads a dataset; every fault of the mapping and of the files is found in one run.
   *
   * @param policy the policy whose inputs and groups the data fill
   * @param spec the mapping
   * @param resultTypes the types of results as a proof of the policy found them, by name
   * @param files finds the files
   */
  public static Loading read(
      PolicySpec policy, DataSpec spec, Map<String, Type> resultTypes, FileResolver files) {
    return DatasetLoader.load(policy, spec, resultTypes, files, READERS);
  }
}
