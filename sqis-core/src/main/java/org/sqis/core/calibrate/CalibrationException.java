package org.sqis.core.calibrate;

/** What is asked cannot be calibrated; the message says why and what to do, in one line. */
public final class CalibrationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  CalibrationException(String message) {
    super(message);
  }

  /** The message, never null. */
  public String said() {
    return String.valueOf(getMessage());
  }
}
