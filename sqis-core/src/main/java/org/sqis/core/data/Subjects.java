package org.sqis.core.data;

import org.sqis.core.model.UnitOfAnalysis;

/**
 * Those whom values describe, by the numbers they have while a dataset is put together, in the
 * order of the dataset.
 */
final class Subjects {
  private static final int[] CONSORTIUM = {0};

  private final int[] entities;
  private final int[] districts;

  /** The schools and districts scored as a whole, and the districts. */
  Subjects(int[] entities, int[] districts) {
    this.entities = entities.clone();
    this.districts = districts.clone();
  }

  /** Those of a unit; for groups the entities that have them. Not to be changed. */
  int[] of(UnitOfAnalysis each) {
    return switch (each) {
      case POLICY, CONSORTIUM -> CONSORTIUM;
      case DISTRICT -> districts;
      case SCHOOL, GROUP -> entities;
    };
  }
}
