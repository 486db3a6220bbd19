package io.ikart.edge.account;

import io.ikart.edge.problem.Problem;
import io.ikart.schemas.credentials.PasswordHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes and compares passwords with Argon2id, a few at a time on threads of its own: each takes
 * tens of milliseconds and megabytes on purpose. Whoever comes when too many wait is told to come
 * back. Thread safe.
 */
public final class Passwords implements AutoCloseable {

  static final String ALGORITHM = "argon2id";

  private static final int MEMORY_KB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int WAITING = 100;
  private static final int RETRY_SECONDS = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] pepper;
  private final PasswordHash nobodys;
  private final ThreadPoolExecutor threads;

  /** With half of the processors. */
  public Passwords(AccountSecrets secrets) {
    this(secrets, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING);
  }

  /**
   * @param atOnce computations at once
   * @param waiting computations that may wait
   */
  Passwords(AccountSecrets secrets, int atOnce, int waiting) {
    this.pepper = secrets.pepper();
    this.nobodys = made(random(SALT_BYTES), random(HASH_BYTES));
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Passwords::thread);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "ikart-edge-passwords");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Hashes a new password.
   *
   * @param owner id of the credentials: the hash is of no use with others
   */
  CompletableFuture<PasswordHash> hash(String owner, String password) {
    return later(
        () -> {
          var salt = random(SALT_BYTES);
          return made(salt, computed(owner, password, made(salt, new byte[0])));
        });
  }

  /**
   * Compares a password with what is known; takes as long when nothing is.
   *
   * @param known empty when there is no such account
   */
  CompletableFuture<Boolean> matches(String owner, String password, Optional<PasswordHash> known) {
    return later(
        () -> {
          var against = known.orElse(nobodys);
          var expected = bytes(against.getHash());
          return MessageDigest.isEqual(expected, computed(owner, password, against))
              && known.isPresent();
        });
  }

  private <T> CompletableFuture<T> later(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          Problem.unavailable("Too many sign in at once", RETRY_SECONDS).asException());
    }
  }

  /** The same characters written in two ways are the same password. */
  private byte[] computed(String owner, String password, PasswordHash with) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(with.getMemoryKb())
            .withIterations(with.getIterations())
            .withParallelism(with.getParallelism())
            .withSalt(bytes(with.getSalt()))
            .withSecret(pepper)
            .withAdditional(owner.getBytes(StandardCharsets.UTF_8))
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    var hash = new byte[HASH_BYTES];
    generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static PasswordHash made(byte[] salt, byte[] hash) {
    return new PasswordHash(
        ALGORITHM, MEMORY_KB, ITERATIONS, LANES, ByteBuffer.wrap(salt), ByteBuffer.wrap(hash));
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** Computations begun, for tests and meters. */
  long begun() {
    return threads.getTaskCount();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
