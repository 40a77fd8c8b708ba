package org.sqis.core.study;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does pieces of work with the thread that asks and others beside it. Which thread does which piece
 * is left open, so pieces must not depend on each other. The asking thread takes pieces too and
 * never waits for a helper that has not begun, so that a busy executor cannot block it.
 */
final class Team {
  private final int threads;
  private final @Nullable Executor executor;

  /**
   * @param threads how many threads work, the asking one included
   * @param executor runs the others; null for threads of its own, which end with the work
   */
  Team(int threads, @Nullable Executor executor) {
    this.threads = threads;
    this.executor = executor;
  }

  /** Does the pieces 0 to {@code count - 1} and returns when all are done. */
  void work(int count, IntConsumer piece) {
    Phase phase = new Phase(count, piece);
    for (int i = 1; i < Math.min(threads, count); i++) {
      if (executor == null) {
        Thread helper = new Thread(phase, "sqis-study");
        helper.setDaemon(true);
        helper.start();
      } else {
        executor.execute(phase);
      }
    }
    phase.run();
    phase.await();
  }

  /** One list of pieces. */
  private static final class Phase implements Runnable {
    private final AtomicInteger next = new AtomicInteger();
    private final int count;
    private final IntConsumer piece;
    private int open;
    private @Nullable Throwable failure;

    Phase(int count, IntConsumer piece) {
      this.count = count;
      this.piece = piece;
      this.open = count;
    }

    @Override
    public void run() {
      int number = next.getAndIncrement();
      while (number < count) {
        Throwable wrong = null;
        try {
          piece.accept(number);
        } catch (RuntimeException | Error e) {
          wrong = e;
        }
        done(wrong);
        number = next.getAndIncrement();
      }
    }

    private synchronized void done(@Nullable Throwable wrong) {
      failure = failure == null ? wrong : failure;
      open--;
      notifyAll();
    }

    private synchronized void await() {
      boolean isInterrupted = false;
      while (open > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof RuntimeException wrong) {
        throw wrong;
      }
      if (failure instanceof Error wrong) {
        throw wrong;
      }
    }
  }
}
