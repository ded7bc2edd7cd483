package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.weaver.FolderOutput.WovenFrom;
import ai.datapunk.weft.weaver.FolderOutput.Written;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The two steps of weaving a folder's classes. AspectJ weaves one class at a time; what it has
 * woven is finished and written by another thread meanwhile. Not thread-safe.
 */
final class FolderPipeline {

  private final ClassWeaver weaver;
  private final WovenStore store;
  private final FolderOutput output;
  private final String fingerprint;

  FolderPipeline(ClassWeaver weaver, WovenStore store, FolderOutput output, String fingerprint) {
    this.weaver = weaver;
    this.store = store;
    this.output = output;
    this.fingerprint = fingerprint;
  }

  /**
   * Weaves classes, or restores them where the store has them.
   *
   * @param unwoven class files by their paths
   * @param failures gets those of classes that cannot be woven, in the order of the paths
   */
  List<Written> weave(Map<String, byte[]> unwoven, List<WeavingException> failures)
      throws IOException {
    ExecutorService second = Executors.newSingleThreadExecutor(FolderPipeline::thread);
    try {
      List<Future<Written>> results = new ArrayList<>();
      for (Map.Entry<String, byte[]> entry : unwoven.entrySet()) {
        try {
          results.add(weave(entry.getKey(), entry.getValue(), second));
        } catch (WeavingException e) {
          results.add(CompletableFuture.failedFuture(e));
        }
      }
      return ended(results, failures);
    } finally {
      second.shutdown();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "weft-weaver");
    thread.setDaemon(true);
    return thread;
  }

  private Future<Written> weave(String path, byte[] bytes, ExecutorService second)
      throws IOException {
    String asked = weaver.needs().asked(ClassFile.read(bytes).annotatedMethods());
    String key = new Digest().add(fingerprint).add(asked).add(bytes).hex();
    WovenFrom from = new WovenFrom(key, fingerprint, asked);
    WovenStore.Stored stored = store.get(key);
    if (stored != null) {
      return CompletableFuture.completedFuture(output.write(path, stored.woven(), from, false));
    }
    ClassWeaver.Advised advised = weaver.advise(bytes).orElseThrow();
    return second.submit(
        () -> {
          WovenClass result = ClassWeaver.finish(advised);
          store.put(key, bytes, result);
          return output.write(path, result, from, true);
        });
  }

  private static List<Written> ended(List<Future<Written>> results, List<WeavingException> failures)
      throws IOException {
    List<Written> written = new ArrayList<>();
    for (Future<Written> result : results) {
      try {
        written.add(result.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while weaving");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof WeavingException failure) {
          failures.add(failure);
        } else {
          throw new IOException(e.getCause());
        }
      }
    }
    return written;
  }
}
